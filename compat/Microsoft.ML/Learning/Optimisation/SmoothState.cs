using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright, algorithms 3.5 and 3.6), optionally kept at or above zero.</summary>
internal sealed class SmoothState(Objective objective, float[] start, int historySize, bool nonNegative) : LbfgsState(objective, start, historySize)
{
    private const float SufficientDecrease = 1e-4f;
    private const float Curvature = 0.9f;
    private const int MaximumZoomSteps = 10;

    private readonly float[] _steepest = nonNegative ? new float[start.Length] : null;

    public override bool Search(bool force)
    {
        var slope = Lanes.Dot(Direction, Gradient);
        RequireDescent(slope);
        var conditions = new Wolfe(LastValue, SufficientDecrease * slope, Curvature * slope);
        return Bracket(conditions, slope, out var low, out var high) || Zoom(conditions, low, high, force);
    }

    protected override void MakeSteepestDescent()
    {
        for (var i = 0; i < Direction.Length; i++)
            Direction[i] = !nonNegative || Point[i] > 0 ? -Gradient[i] : -Math.Min(Gradient[i], 0);
        if (nonNegative)
            Direction.CopyTo(_steepest, 0);
    }

    protected override void ConstrainDirection()
    {
        if (!nonNegative)
            return;
        for (var i = 0; i < Direction.Length; i++)
        {
            if (_steepest[i] == 0)
                Direction[i] = 0;
        }
    }

    /// <summary>Doubles the step until it passes (true) or two trials enclose one that will.</summary>
    private bool Bracket(Wolfe conditions, float slope, out Trial low, out Trial high)
    {
        var step = FirstStep();
        var last = new Trial(0, LastValue, slope);
        while (true)
        {
            var trial = Try(step);
            if (float.IsPositiveInfinity(trial.Value))
            {
                step /= 2;
                continue;
            }

            RequireFinite(trial.Value);
            (low, high) = (last, trial);
            if (conditions.TooHigh(trial) || (last.Step > 0 && trial.Value >= last.Value))
                return false;
            if (conditions.FlatEnough(trial))
                return true;
            (low, high) = (trial, last);
            if (trial.Slope >= 0)
                return false;
            last = trial;
            step = step == 0 ? float.Epsilon : 2 * step;
        }
    }

    private bool Zoom(Wolfe conditions, Trial low, Trial high, bool force)
    {
        for (var tries = 0; force || tries < MaximumZoomSteps; tries++)
        {
            var trial = Try(Trial.Between(low, high));
            RequireFinite(trial.Value);
            var rises = conditions.TooHigh(trial) || trial.Value >= low.Value;
            if (!rises && conditions.FlatEnough(trial))
                return true;
            if (!rises && trial.Slope * (high.Step - low.Step) >= 0)
                high = low;
            if ((rises ? high.Step : low.Step) == trial.Step)
                return force ? throw new ConvergedEarlyException("The interval of step sizes has become zero.") : false;
            (low, high) = rises ? (low, trial) : (trial, high);
        }

        return false;
    }

    private Trial Try(float step)
    {
        Lanes.SumScaled(Point, step, Direction, NewPoint);
        if (nonNegative)
        {
            for (var i = 0; i < NewPoint.Length; i++)
                NewPoint[i] = NewPoint[i] < 0 ? 0 : NewPoint[i];
        }

        Value = EvaluateNew();
        return new Trial(step, Value, float.IsFinite(Value) ? Lanes.Dot(Direction, NewGradient) : float.NaN);
    }

    private readonly record struct Wolfe(float StartValue, float DecreaseSlope, float FlatSlope)
    {
        public bool TooHigh(Trial trial) => trial.Value > StartValue + (DecreaseSlope * trial.Step);

        public bool FlatEnough(Trial trial) => Math.Abs(trial.Slope) <= -FlatSlope;
    }
}
