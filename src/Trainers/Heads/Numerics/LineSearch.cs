namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A function of many numbers and its gradient.</summary>
internal delegate double SmoothFunction(double[] point, double[] gradient);

/// <summary>
/// Finds a step that lowers a function enough and flattens its slope enough, the weak Wolfe conditions, by doubling and halving (Lewis and Overton 2013).
/// </summary>
internal sealed class LineSearch(SmoothFunction function)
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const int MostLooks = 40;

    /// <summary>Goes from a point along a direction; the place reached and its gradient are written.</summary>
    /// <returns>The value there; NaN where no step lowers the function.</returns>
    public double Run(double[] from, double value, double slope, double[] direction, double step, double[] to, double[] gradient)
    {
        var (low, high) = (0.0, double.PositiveInfinity);
        for (var look = 0; look < MostLooks; look++)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from[i] + (step * direction[i]);
            }

            var reached = function(to, gradient);
            if (!(reached <= value + (Decrease * step * slope)))
            {
                high = step;
            }
            else if (Vectors.Dot(gradient, direction) < Curvature * slope)
            {
                low = step;
            }
            else
            {
                return reached;
            }

            step = double.IsPositiveInfinity(high) ? 2 * step : (low + high) / 2;
        }

        return double.NaN;
    }
}
