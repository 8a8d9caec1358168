namespace MLNetVision.Metrics;

/// <summary>How many objects and boxes a class has, and how many boxes of at least the score are right, by COCO's matching.</summary>
internal sealed class ClassCounts
{
    private int _right, _wrong;

    public int Objects { get; private set; }

    public int Ignored { get; private set; }

    public int Found { get; private set; }

    /// <summary>The share of the boxes that are right; 0 without boxes.</summary>
    public double Precision => _right + _wrong == 0 ? 0 : (double)_right / (_right + _wrong);

    /// <summary>The share of the objects that are found; not a number without objects.</summary>
    public double Recall => Objects == 0 ? double.NaN : (double)_right / Objects;

    /// <summary>The harmonic mean of both; not a number without objects.</summary>
    public double F1 => Objects == 0 ? double.NaN : 2.0 * _right / (Objects + _right + _wrong);

    public void Add(TrueBox[] truth, FoundBox[] found, MatchingRules rules)
    {
        Found += found.Length;
        Ignored += truth.Count(t => t.IsIgnored());
        Objects += truth.Count(t => !t.IsIgnored());
        FoundBox[] sure = [.. found.Where(f => f.Score >= rules.LeastScore)];
        foreach (var match in CocoMatching.Match(CocoMatching.OverlapsOf(sure, truth), truth, Array.ConvertAll(truth, t => t.IsIgnored()), rules.Overlap))
        {
            _wrong += match < 0 ? 1 : 0;
            _right += match >= 0 && !truth[match].IsIgnored() ? 1 : 0;
        }
    }
}
