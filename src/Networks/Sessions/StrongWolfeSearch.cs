namespace MLNetVision.Networks.Sessions;

/// <summary>
/// Finds a step that lowers the objective enough and flattens it enough, the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6). It
/// may use two vectors for gradients, 1 and 2; the gradient at the origin is 0. A place where the objective is not finite counts as too high.
/// </summary>
internal sealed class StrongWolfeSearch(ILine line, double shortest)
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const int MostLooks = 25;

    /// <summary>How far a new trial has to be from the ends of the bracket, in parts of its length.</summary>
    private const double Margin = 0.1;

    private LinePoint _origin;
    private int _looks;

    /// <summary>Searches from the origin.</summary>
    /// <param name="origin">Where the step is 0; the slope is negative.</param>
    /// <param name="step">The first trial.</param>
    /// <param name="reach">The largest component of the direction.</param>
    /// <returns>The best place found; the origin itself if nothing is lower.</returns>
    public LinePoint Run(LinePoint origin, double step, double reach)
    {
        _origin = origin;
        _looks = 0;
        var before = origin;
        var trial = line.At(step, 1);
        while (!IsTooHigh(trial) && !(_looks > 1 && trial.Value >= before.Value))
        {
            if (IsFlat(trial))
            {
                return trial;
            }

            if (trial.Slope >= 0)
            {
                break;
            }

            if (_looks == MostLooks)
            {
                return trial;
            }

            var next = LinePoint.CubicMinimum(before, trial, trial.Step + (0.01 * (trial.Step - before.Step)), 10 * trial.Step);
            before = trial;
            trial = Look(next, before);
        }

        return Narrow(before, trial, reach);
    }

    /// <summary>Narrows a bracket that holds a step as it should be.</summary>
    private LinePoint Narrow(LinePoint first, LinePoint second, double reach)
    {
        var (low, high) = second.Value < first.Value ? (second, first) : (first, second);
        var wasNearEnd = false;
        while (_looks < MostLooks && Math.Abs(high.Step - low.Step) * reach >= shortest)
        {
            var trial = Look(Choose(low, high, ref wasNearEnd), low);
            if (IsTooHigh(trial) || trial.Value >= low.Value)
            {
                (low, high) = trial.Value < low.Value ? (trial, low) : (low, trial);
                continue;
            }

            if (IsFlat(trial))
            {
                return trial;
            }

            if (trial.Slope * (high.Step - low.Step) >= 0)
            {
                high = low;
            }

            low = trial;
        }

        return low;
    }

    /// <summary>The minimum of the cubic, but inside the bracket by a margin if that was near an end twice or is one.</summary>
    private static double Choose(LinePoint low, LinePoint high, ref bool wasNearEnd)
    {
        var (least, most) = (Math.Min(low.Step, high.Step), Math.Max(low.Step, high.Step));
        var step = LinePoint.CubicMinimum(low, high, least, most);
        var margin = Margin * (most - least);
        var isNearEnd = Math.Min(most - step, step - least) < margin;
        if (isNearEnd && (wasNearEnd || step >= most || step <= least))
        {
            isNearEnd = false;
            step = Math.Abs(step - most) < Math.Abs(step - least) ? most - margin : least + margin;
        }

        wasNearEnd = isNearEnd;
        return step;
    }

    private LinePoint Look(double step, LinePoint kept)
    {
        _looks++;
        return line.At(step, kept.Gradient == 1 ? 2 : 1);
    }

    private bool IsTooHigh(LinePoint point) => !(point.Value <= _origin.Value + (Decrease * point.Step * _origin.Slope));

    private bool IsFlat(LinePoint point) => Math.Abs(point.Slope) <= -Curvature * _origin.Slope;
}
