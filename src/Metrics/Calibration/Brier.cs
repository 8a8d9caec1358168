namespace MLNetVision.Metrics;

/// <summary>Brier's score (1950): the squared distance of probabilities from what came. Its mean over rows is 0 for a perfect model.</summary>
public static class Brier
{
    /// <summary>The score of a row of two classes, from 0 to 1.</summary>
    public static double OfBinary(bool actual, double probability) => Math.Pow(probability - (actual ? 1 : 0), 2);

    /// <summary>The score of a row of several classes, summed over them: from 0 to 2.</summary>
    public static double OfRow(int label, ReadOnlySpan<float> probabilities)
    {
        if ((uint)label >= (uint)probabilities.Length)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"Brier.OfRow: a class is a number from 0 to {probabilities.Length - 1}.");
        double sum = 0;
        for (var c = 0; c < probabilities.Length; c++)
            sum += Math.Pow(probabilities[c] - (c == label ? 1.0 : 0.0), 2);
        return sum;
    }
}
