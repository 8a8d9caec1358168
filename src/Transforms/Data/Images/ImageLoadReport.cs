namespace MLNetVision;

/// <summary>Collects what was left out while pictures were loaded. May be read at any time, from any thread.</summary>
public sealed class ImageLoadReport
{
    private readonly Lock _gate = new();
    private readonly List<SkippedImage> _skipped = [];

    /// <summary>What was left out so far, in the order of the rows.</summary>
    public IReadOnlyList<SkippedImage> Skipped
    {
        get
        {
            lock (_gate)
                return [.. _skipped];
        }
    }

    internal void Add(SkippedImage skipped)
    {
        lock (_gate)
            _skipped.Add(skipped);
    }
}
