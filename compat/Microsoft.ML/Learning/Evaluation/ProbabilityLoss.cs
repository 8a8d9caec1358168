namespace Microsoft.ML.Compat.Learning;

/// <summary>The mean cost in bits of labels under the probabilities given to them; one probability that is no number spoils the sum.</summary>
internal sealed class ProbabilityLoss
{
    private double _positives;
    private double _negatives;
    private double _sum;

    public double LogLoss => double.IsNaN(_sum) ? double.NaN : Rows > 0 ? _sum / Rows : 0;

    /// <summary>(H - LogLoss) / H, where H is what it costs always to give the share of the positive.</summary>
    public double LogLossReduction
    {
        get
        {
            if (Rows == 0)
                return 0;
            var prior = Bits.Entropy(_positives / Rows);
            return (prior - (_sum / Rows)) / prior;
        }
    }

    private double Rows => _positives + _negatives;

    /// <param name="isPositive">The label.</param>
    /// <param name="probability">That it is positive.</param>
    public void Add(bool isPositive, float probability)
    {
        _sum += Bits.Cost(isPositive ? probability : 1.0 - probability);
        if (float.IsNaN(probability))
            return;
        if (isPositive)
            _positives++;
        else
            _negatives++;
    }
}
