using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>
/// Orthant-wise L-BFGS (Andrew and Gao, Scalable training of L1-regularized log-linear models, ICML 2007): minimises f(x) + λ·Σ|x[i]| over i past the
/// biases, which come first and go unpenalised. A step stops at zero where it would change a coordinate's sign.
/// </summary>
internal sealed class OrthantState(Objective objective, float[] start, OptimiserSettings settings) : LbfgsState(objective, start, settings.HistorySize)
{
    private const float SufficientDecrease = 1e-4f;
    private const float Shrink = 0.25f;
    private const int MaximumTries = 8;

    private readonly int _biases = settings.BiasCount;
    private readonly float _penalty = settings.L1;
    private readonly bool _nonNegative = settings.NonNegative;
    private readonly float[] _steepest = new float[start.Length];

    public override bool Search(bool force)
    {
        RequireDescent(-Lanes.Dot(Direction, _steepest));
        var step = FirstStep();
        var decrease = MoveTo(step);
        if (decrease < 0)
        {
            DropOpposedCoordinates();
            decrease = MoveTo(step);
        }

        for (var tries = 1; ; tries++)
        {
            Value = EvaluateNew();
            if (Value <= LastValue - (SufficientDecrease * decrease))
                return true;
            if (!force && tries == MaximumTries)
                return false;
            step *= Shrink;
            decrease = MoveTo(step);
        }
    }

    protected override float Evaluate(float[] point, float[] gradient)
    {
        var magnitudes = 0f;
        for (var i = _biases; i < point.Length; i++)
            magnitudes += _nonNegative ? point[i] : Math.Abs(point[i]);
        return (_penalty * magnitudes) + base.Evaluate(point, gradient);
    }

    protected override void MakeSteepestDescent()
    {
        for (var i = 0; i < _steepest.Length; i++)
            _steepest[i] = i < _biases ? -Gradient[i] : Descent(Point[i], Gradient[i]);
        _steepest.CopyTo(Direction, 0);
    }

    protected override void ConstrainDirection()
    {
        for (var i = 0; i < Direction.Length; i++)
        {
            if (_steepest[i] == 0)
                Direction[i] = 0;
        }
    }

    /// <summary>The negated pseudo-gradient of the penalised function in one coordinate.</summary>
    private float Descent(float value, float slope)
    {
        if (_nonNegative)
            return value > 0 ? -slope - _penalty : -Math.Min(slope + _penalty, 0);
        if (value < 0 || (value == 0 && slope > _penalty))
            return -slope + _penalty;
        return value > 0 || slope < -_penalty ? -slope - _penalty : 0;
    }

    /// <summary>Sets the new point; gives the decrease that a linear model promises there.</summary>
    private float MoveTo(float step)
    {
        Lanes.SumScaled(Point, step, Direction, NewPoint);
        for (var i = _biases; i < NewPoint.Length; i++)
        {
            if (_nonNegative ? NewPoint[i] < 0 : Point[i] * NewPoint[i] < 0)
                NewPoint[i] = 0;
        }

        return Lanes.Dot(_steepest, NewPoint) - Lanes.Dot(_steepest, Point);
    }

    private void DropOpposedCoordinates()
    {
        for (var i = _biases; i < Direction.Length; i++)
        {
            if (_steepest[i] * Direction[i] < 0)
                Direction[i] = 0;
        }
    }
}
