namespace MLNetVision.Metrics;

/// <summary>
/// PASCAL VOC's measures of one class (Everingham et al. 2010): a box is right if the object it overlaps most is not taken by a surer one, wrong if it is or if
/// the overlap is too small, and neither if that object is marked difficult.
/// </summary>
internal sealed class VocClass(MatchingRules rules)
{
    private readonly RankedBoxes _boxes = new();

    public int Objects { get; private set; }

    /// <summary>The boxes that count, with their pictures.</summary>
    public DrawnBoxes Drawn { get; } = new();

    /// <param name="picture">The picture's number.</param>
    /// <param name="truth">The objects of the class in a picture.</param>
    /// <param name="found">The boxes of the class there, the surest first.</param>
    /// <param name="overlaps">Their IoU: [found, truth].</param>
    public void Add(int picture, TrueBox[] truth, FoundBox[] found, double[,] overlaps)
    {
        var objects = truth.Count(t => !t.IsIgnored());
        Objects += objects;
        Drawn.AddPicture(picture, objects);
        var taken = new bool[truth.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var best = BestOf(overlaps, i);
            if (best < 0 || overlaps[i, best] < rules.Overlap)
            {
                Add(picture, found[i].Score, false);
            }
            else if (!truth[best].IsIgnored())
            {
                Add(picture, found[i].Score, !taken[best]);
                taken[best] = true;
            }
        }
    }

    public (double ElevenPoints, double AllPoints, DetectionCurve Curve) Measure()
    {
        var (recall, precision, scores) = _boxes.Curve(Objects);
        var curve = new DetectionCurve(precision, recall, scores);
        return Objects == 0
            ? (double.NaN, double.NaN, curve)
            : (AveragePrecision.ElevenPoints(recall, precision), AveragePrecision.AllPoints(recall, precision), curve);
    }

    private void Add(int picture, float score, bool right)
    {
        _boxes.Add(score, right);
        Drawn.AddBox(score, picture, CocoRow.Bits(right ? 1u : 0, 0));
    }

    /// <summary>The object overlapped most, of equals the first; -1 of none.</summary>
    private static int BestOf(double[,] overlaps, int found)
    {
        var best = -1;
        for (var t = 0; t < overlaps.GetLength(1); t++)
        {
            if (best < 0 || overlaps[found, t] > overlaps[found, best])
                best = t;
        }

        return best;
    }
}
