namespace MLNetVision.Imaging;

/// <summary>
/// Windows of several sizes and shapes at even distances over the whole picture, whatever it shows: the larger ones first. Neighbouring windows of a size
/// overlap by <see cref="Step"/>, and so do those of neighbouring sizes and shapes.
/// </summary>
public sealed record SlidingWindows : RegionProposer
{
    /// <summary>The IoU of neighbouring windows; larger gives more of them.</summary>
    public double Step { get; init; } = 0.5;

    /// <summary>The area in pixels of the smallest windows.</summary>
    public int MinimumArea { get; init; } = 1000;

    /// <summary>The longer side of a window to the shorter, at most.</summary>
    public double MaximumAspect { get; init; } = 3;

    /// <summary>How many proposals to give at most; 0 for all.</summary>
    public int MaximumCount { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default)
    {
        ProposalGuard.Picture(nameof(SlidingWindows), picture);
        ProposalGuard.Between(nameof(SlidingWindows), nameof(Step), Step, 0.1, 0.95);
        ProposalGuard.AtLeast(nameof(SlidingWindows), nameof(MinimumArea), MinimumArea, 4);
        ProposalGuard.Between(nameof(SlidingWindows), nameof(MaximumAspect), MaximumAspect, 1, 1000);
        ProposalGuard.AtLeast(nameof(SlidingWindows), nameof(MaximumCount), MaximumCount, 0);
        cancellation.ThrowIfCancellationRequested();
        var pixels = (float)picture.Width * picture.Height;
        var windows = new WindowGrid(picture.Width, picture.Height, Step, MinimumArea, MaximumAspect).Windows().Distinct()
            .OrderByDescending(window => window.Area).Select(window => new Proposal(window.Region, window.Area / pixels));
        return [.. MaximumCount > 0 ? windows.Take(MaximumCount) : windows];
    }
}
