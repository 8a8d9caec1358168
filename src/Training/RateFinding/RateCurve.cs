namespace MLNetVision.Training.RateFinding;

/// <summary>The loss over rising learning rates, to be looked at, and what it suggests.</summary>
/// <param name="Points">Rates and losses in the order of the steps.</param>
public sealed record RateCurve(IReadOnlyList<RatePoint> Points)
{
    /// <summary>
    /// The rate at which the loss falls most steeply over the logarithm of the rate: a good one to train with, and the highest one for a one-cycle schedule.
    /// Null where the loss nowhere falls: begin the search lower, or look for an error in the network or its targets.
    /// </summary>
    public double? Suggested
    {
        get
        {
            var bottom = Points.Count == 0 ? 0 : Enumerable.Range(0, Points.Count).MinBy(i => Points[i].SmoothedLoss);
            var (best, steepest) = ((double?)null, 0.0);
            for (var i = 1; i < bottom; i++)
            {
                var slope = Points[i + 1].SmoothedLoss - Points[i - 1].SmoothedLoss;
                if (slope < steepest)
                {
                    (best, steepest) = (Points[i].LearningRate, slope);
                }
            }

            return best;
        }
    }

    /// <summary>Smooths the losses by the mean over as many steps before as behind, so that nothing is moved along.</summary>
    internal static RateCurve Of(IReadOnlyList<double> rates, IReadOnlyList<double> losses, int reach)
    {
        var points = new RatePoint[losses.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var width = Math.Min(reach, Math.Min(i, points.Length - 1 - i));
            var sum = 0.0;
            for (var j = i - width; j <= i + width; j++)
            {
                sum += losses[j];
            }

            points[i] = new RatePoint(rates[i], losses[i], sum / ((2 * width) + 1));
        }

        return new RateCurve(points);
    }
}

/// <summary>A step of the search.</summary>
/// <param name="LearningRate">Its rate.</param>
/// <param name="Loss">The loss of its batch, before the step.</param>
/// <param name="SmoothedLoss">The mean loss around it.</param>
public sealed record RatePoint(double LearningRate, double Loss, double SmoothedLoss);
