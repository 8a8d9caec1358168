using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>How much regions of a picture have in common with its objects: IoU, [regions, objects].</summary>
internal sealed class RegionOverlaps
{
    private readonly float[] _overlaps;

    public RegionOverlaps(IReadOnlyList<Box> regions, IReadOnlyList<TrueBox> truths)
    {
        (Count, Truths, _overlaps) = (regions.Count, truths, new float[regions.Count * truths.Count]);
        for (var r = 0; r < regions.Count; r++)
        {
            for (var t = 0; t < truths.Count; t++)
            {
                _overlaps[(r * truths.Count) + t] = (float)Iou.Of(regions[r], truths[t].Box);
            }
        }
    }

    /// <summary>How many regions there are.</summary>
    public int Count { get; }

    public IReadOnlyList<TrueBox> Truths { get; }

    public float this[int region, int truth] => _overlaps[(region * Truths.Count) + truth];

    /// <summary>The object that a region has most in common with, the first of equals; -1 without objects.</summary>
    public int Best(int region)
    {
        var best = -1;
        for (var t = 0; t < Truths.Count; t++)
        {
            best = best < 0 || this[region, t] > this[region, best] ? t : best;
        }

        return best;
    }

    /// <summary>The most that a region has in common with an object of a class; 0 without one.</summary>
    public float WithClass(int region, int label, bool isDifficult)
    {
        var most = 0f;
        for (var t = 0; t < Truths.Count; t++)
        {
            if (Truths[t].Label == label && Truths[t].IsDifficult == isDifficult)
            {
                most = Math.Max(most, this[region, t]);
            }
        }

        return most;
    }
}
