namespace MLNetVision.Imaging;

/// <summary>
/// Boxes of which no two are the same or overlap, by IoU, more than a share. They lie in strips by their left sides, as those of like boxes differ little.
/// </summary>
internal sealed class KeptBoxes(float maximumOverlap)
{
    private const int StripBits = 4;
    private readonly HashSet<RegionBounds> _same = [];
    private readonly List<List<RegionBounds>> _strips = [];

    /// <summary>Keeps a box unless it is too much like one that was kept before.</summary>
    public bool TryAdd(RegionBounds box)
    {
        if (!_same.Add(box) || (maximumOverlap < 1 && Meets(box)))
            return false;

        Strip(box.Left >> StripBits).Add(box);
        return true;
    }

    /// <summary>With an IoU above t, the left sides differ by less than (1 - t) / t of the box's width.</summary>
    private bool Meets(RegionBounds box)
    {
        var reach = maximumOverlap > 0 ? (1 - maximumOverlap) / maximumOverlap * (box.Right - box.Left) : float.PositiveInfinity;
        var first = (int)Math.Max(box.Left - reach, 0) >> StripBits;
        var last = (int)Math.Min((box.Left + reach) / (1 << StripBits), _strips.Count - 1);
        for (var strip = first; strip <= last; strip++)
        {
            foreach (var other in _strips[strip])
            {
                if (box.Overlap(other) > maximumOverlap)
                    return true;
            }
        }

        return false;
    }

    private List<RegionBounds> Strip(int index)
    {
        while (_strips.Count <= index)
            _strips.Add([]);

        return _strips[index];
    }
}
