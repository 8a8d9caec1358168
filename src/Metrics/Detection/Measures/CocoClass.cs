namespace MLNetVision.Metrics;

/// <summary>COCO's measures of one class: over ten overlaps, in four ranges of areas, at most so many boxes a picture.</summary>
internal sealed class CocoClass(MatchingRules rules)
{
    private const int Ranges = 4, At50 = 0, At75 = 5;
    private static readonly double[] Overlaps = CocoMatching.Overlaps;
    private readonly List<CocoRow> _rows = [];
    private readonly int[] _objects = new int[Ranges];

    /// <summary>The boxes with their pictures, over all areas.</summary>
    public DrawnBoxes Drawn { get; } = new();

    /// <param name="picture">The picture's number.</param>
    /// <param name="truth">The objects of the class in a picture.</param>
    /// <param name="found">The boxes of the class there, the surest first, no more than the rules say.</param>
    /// <param name="overlaps">Their overlaps (<see cref="CocoMatching.OverlapsOf"/>).</param>
    public void Add(int picture, TrueBox[] truth, FoundBox[] found, double[,] overlaps)
    {
        var bits = new uint[Ranges][];
        for (var range = 0; range < Ranges; range++)
        {
            var ignored = Array.ConvertAll(truth, t => t.IsIgnored() || !IsIn(range, t.Area ?? AreaOf(t.Box)));
            _objects[range] += ignored.Count(i => !i);
            bits[range] = BitsOf(range, truth, found, ignored, overlaps);
        }

        Drawn.AddPicture(picture, truth.Count(t => !t.IsIgnored()));
        for (var f = 0; f < found.Length; f++)
        {
            _rows.Add(new CocoRow(found[f].Score, f, bits[0][f], bits[1][f], bits[2][f], bits[3][f]));
            Drawn.AddBox(found[f].Score, picture, bits[0][f]);
        }
    }

    public CocoFigures Measure()
    {
        CocoRow[] rows = [.. _rows.OrderByDescending(r => r.Score)];
        var all = Precisions(rows, 0);
        return new CocoFigures(all.Average(), all[At50], all[At75], Precisions(rows, 1).Average(), Precisions(rows, 2).Average(), Precisions(rows, 3).Average())
        {
            RecallOf1 = Recall(rows, 0, 1),
            RecallOf10 = Recall(rows, 0, 10),
            Recall = Recall(rows, 0, rules.MostFound),
            RecallSmall = Recall(rows, 1, rules.MostFound),
            RecallMedium = Recall(rows, 2, rules.MostFound),
            RecallLarge = Recall(rows, 3, rules.MostFound),
        };
    }

    private static double AreaOf(Box box) => box.IsBox ? Iou.AreaOf(box) : 0;

    private uint[] BitsOf(int range, TrueBox[] truth, FoundBox[] found, bool[] ignored, double[,] overlaps)
    {
        var (right, none) = (new uint[found.Length], new uint[found.Length]);
        for (var o = 0; o < Overlaps.Length; o++)
        {
            var matched = CocoMatching.Match(overlaps, truth, ignored, Overlaps[o]);
            for (var f = 0; f < found.Length; f++)
            {
                var counts = matched[f] >= 0 ? !ignored[matched[f]] : IsIn(range, AreaOf(found[f].Box));
                right[f] |= matched[f] >= 0 && counts ? 1u << o : 0;
                none[f] |= counts ? 0 : 1u << o;
            }
        }

        return [.. right.Zip(none, CocoRow.Bits)];
    }

    private bool IsIn(int range, double area) => range switch
    {
        0 => true,
        1 => area <= rules.SmallArea,
        2 => area >= rules.SmallArea && area <= rules.LargeArea,
        _ => area >= rules.LargeArea,
    };

    private double[] Precisions(CocoRow[] rows, int range)
    {
        var result = new double[Overlaps.Length];
        for (var o = 0; o < result.Length; o++)
            result[o] = _objects[range] == 0 ? double.NaN : Precision(rows, range, o);
        return result;
    }

    private double Precision(CocoRow[] rows, int range, int overlap)
    {
        var (recall, precision, right) = (new List<double>(), new List<double>(), 0);
        foreach (var row in rows)
        {
            if (row.IsIgnored(range, overlap))
                continue;
            right += row.IsRight(range, overlap) ? 1 : 0;
            recall.Add((double)right / _objects[range]);
            precision.Add((double)right / recall.Count);
        }

        return AveragePrecision.Coco([.. recall], [.. precision]);
    }

    private double Recall(CocoRow[] rows, int range, int most)
    {
        if (_objects[range] == 0)
            return double.NaN;
        var right = 0;
        for (var o = 0; o < Overlaps.Length; o++)
            right += rows.Count(r => r.Rank < most && r.IsRight(range, o));
        return (double)right / _objects[range] / Overlaps.Length;
    }
}
