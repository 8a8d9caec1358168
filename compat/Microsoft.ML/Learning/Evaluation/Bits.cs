namespace Microsoft.ML.Compat.Learning;

/// <summary>Logarithms to base 2 as ML.NET takes them: ln x / ln 2.</summary>
internal static class Bits
{
    /// <summary>-log₂ p: what it costs to be told of something that had probability p.</summary>
    public static double Cost(double probability) => -Math.Log(probability, 2);

    /// <summary>H(p) = -p log₂ p - (1 - p) log₂ (1 - p), and 0 at both ends.</summary>
    public static double Entropy(double probability) =>
        probability is 0 or 1 ? 0 : (probability * Cost(probability)) + ((1 - probability) * Cost(1 - probability));
}
