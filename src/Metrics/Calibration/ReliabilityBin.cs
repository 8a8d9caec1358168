namespace MLNetVision.Metrics;

/// <summary>Rows of a similar probability. A bin holds its upper edge and not its lower one, but the first, which holds both.</summary>
/// <param name="Lower">The lower edge.</param>
/// <param name="Upper">The upper edge.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Probability">The mean of what the model said; not a number without rows.</param>
/// <param name="Share">The share of the rows for which it came true; not a number without rows.</param>
public sealed record ReliabilityBin(double Lower, double Upper, long Rows, double Probability, double Share)
{
    /// <summary>How far what was said is from what came.</summary>
    public double Gap => Math.Abs(Probability - Share);
}
