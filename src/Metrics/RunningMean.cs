namespace MLNetVision.Metrics;

/// <summary>
/// A weighted mean that is added to number by number, with Neumaier's compensation (1974): the rounding of each addition is kept and added at the end. A
/// value that changes into another one; its three numbers are its whole state.
/// </summary>
/// <param name="Sum">The sum of weight times value, rounded.</param>
/// <param name="Compensation">What the roundings lost.</param>
/// <param name="Weight">The sum of the weights.</param>
public readonly record struct RunningMean(double Sum, double Compensation, double Weight)
{
    /// <summary>The mean; not a number before anything was added.</summary>
    public double Value => Weight == 0 ? double.NaN : Total / Weight;

    /// <summary>The compensated sum.</summary>
    public double Total => double.IsFinite(Sum) ? Sum + Compensation : Sum;

    /// <summary>The mean with one more value.</summary>
    public RunningMean Add(double value, double weight = 1)
    {
        if (!(weight >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "RunningMean.Add: a weight is 0 or above.");
        }

        var term = weight == 0 ? 0 : value * weight;
        var sum = Sum + term;
        var lost = Math.Abs(Sum) >= Math.Abs(term) ? Sum - sum + term : term - sum + Sum;
        return new RunningMean(sum, Compensation + lost, Weight + weight);
    }
}
