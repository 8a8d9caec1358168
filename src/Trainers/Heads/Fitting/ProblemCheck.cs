namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Refuses data that no head can be fitted to.</summary>
internal static class ProblemCheck
{
    public static void Rows(FeatureRows rows, int labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Require(rows.Count > 0, "there are no rows; give one at least.");
        Require(rows.Count == labels, $"{rows.Count} rows of features have {labels} labels; each row needs one.");
        rows.CheckFinite();
    }

    public static void Labels(int[] labels, int classes)
    {
        Require(classes >= 2, $"the number of classes has to be 2 or more, but is {classes}.");
        var wrong = Array.FindIndex(labels, l => l < 0 || l >= classes);
        Require(wrong < 0, $"row {wrong} is of class {(wrong < 0 ? 0 : labels[wrong])}, but the classes are 0 to {classes - 1}.");
    }

    public static void Targets(FeatureRows rows, float[] targets, int width, bool binary)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(targets);
        Require(width >= 1, $"the number of labels has to be 1 or more, but is {width}.");
        Require(
            (long)rows.Count * width == targets.Length,
            $"{rows.Count} rows with {width} targets each need {(long)rows.Count * width} numbers, but {targets.Length} were given.");
        Rows(rows, rows.Count);
        for (var i = 0; i < targets.Length; i++)
        {
            var fits = binary ? targets[i] is 0 or 1 : float.IsFinite(targets[i]);
            var rule = binary ? "0 or 1" : "a finite number";
            Require(fits, FormattableString.Invariant($"target {i % width} of row {i / width} is {targets[i]}, but has to be {rule}."));
        }
    }

    public static void Weights(float[]? weights, int count, string what)
    {
        if (weights is null)
        {
            return;
        }

        Require(weights.Length == count, $"{weights.Length} {what} weights were given for {count}; give one each, or none.");
        var wrong = Array.FindIndex(weights, w => !float.IsFinite(w) || w < 0);
        var value = wrong < 0 ? 0 : weights[wrong];
        Require(wrong < 0, FormattableString.Invariant($"the weight of {what} {wrong} is {value}, but has to be a finite number from 0."));
    }

    public static double[] RowWeights(float[]? weights, int rows)
    {
        Weights(weights, rows, "row");
        return weights is null ? [.. Enumerable.Repeat(1.0, rows)] : Array.ConvertAll(weights, w => (double)w);
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new ArgumentException($"Head fitting: {fault}");
        }
    }
}
