namespace MLNetVision.Evaluation.Running;

/// <summary>What is said of a row's scores.</summary>
internal static class ScoredOutcome
{
    /// <summary>How many of the greatest scores an outcome keeps.</summary>
    private const int Kept = 5;

    /// <summary>How far the greatest score is above the next.</summary>
    public static double Margin(ReadOnlySpan<float> scores, int predicted)
    {
        var next = float.NegativeInfinity;
        for (var c = 0; c < scores.Length; c++)
            next = c != predicted && scores[c] > next ? scores[c] : next;
        return (double)scores[predicted] - next;
    }

    /// <summary>The greatest scores by name, falling; equal ones in the order of the classes.</summary>
    public static IReadOnlyList<KeyValuePair<string, float>> Best(ReadOnlySpan<float> scores, IReadOnlyList<string> names, int count = Kept)
    {
        var sorted = scores.ToArray();
        var places = Enumerable.Range(0, sorted.Length).OrderByDescending(i => float.IsNaN(sorted[i]) ? float.NegativeInfinity : sorted[i]);
        return [.. places.Take(count).Select(i => KeyValuePair.Create(names[i], sorted[i]))];
    }
}
