namespace MLNetVision.Metrics;

/// <summary>The negative logarithm of the probability that a model gave to what is true; its mean over rows is the log loss (cross-entropy).</summary>
public static class LogLoss
{
    /// <summary>Probabilities are clipped to this far from 0 and 1, the spacing of double precision numbers at 1.</summary>
    private const double Least = 2.220446049250313e-16;

    /// <summary>The loss of a row: its probabilities are clipped and then brought to a sum of 1. What is not a number counts as 0.</summary>
    public static double OfRow(int label, ReadOnlySpan<float> probabilities)
    {
        if ((uint)label >= (uint)probabilities.Length)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"LogLoss.OfRow: a class is a number from 0 to {probabilities.Length - 1}.");
        double sum = 0;
        foreach (var probability in probabilities)
            sum += Clipped(probability);
        return -Math.Log(Clipped(probabilities[label]) / sum);
    }

    /// <summary>The loss of a row of two classes whose second has this probability.</summary>
    public static double OfBinary(bool actual, double probability)
    {
        var (no, yes) = (Clipped(1 - probability), Clipped(probability));
        return -Math.Log((actual ? yes : no) / (no + yes));
    }

    private static double Clipped(double probability) => double.IsNaN(probability) ? Least : Math.Clamp(probability, Least, 1 - Least);
}
