using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>
/// Where a limited-memory BFGS run stands. Between iterations <see cref="Point"/> is where the last step began and <see cref="NewPoint"/> where it ended; after
/// <see cref="Shift"/> the two arrays have changed places, so an early end during the next step hands back the older point, as ML.NET does.
/// </summary>
internal abstract class LbfgsState
{
    private readonly Objective _objective;
    private readonly CurvatureHistory _history;

    protected LbfgsState(Objective objective, float[] start, int historySize)
    {
        _objective = objective;
        _history = new CurvatureHistory(historySize);
        Point = start;
        Gradient = new float[start.Length];
        NewPoint = new float[start.Length];
        NewGradient = new float[start.Length];
        Direction = new float[start.Length];
    }

    /// <summary>The newest point.</summary>
    public float[] NewPoint { get; private set; }

    /// <summary>True once a step has been tried; until then <see cref="NewPoint"/> holds nothing.</summary>
    public bool HasMoved { get; private set; }

    public float Value { get; protected set; }

    public float LastValue { get; private set; }

    public int Iteration { get; private set; } = 1;

    protected float[] Point { get; private set; }

    protected float[] Gradient { get; private set; }

    protected float[] NewGradient { get; private set; }

    protected float[] Direction { get; }

    public void EvaluateStart()
    {
        Value = LastValue = Evaluate(Point, Gradient);
        RequireFinite(LastValue);
    }

    public void UpdateDirection()
    {
        MakeSteepestDescent();
        _history.Apply(Direction);
        ConstrainDirection();
    }

    public void ForgetHistory() => _history.Clear();

    /// <summary>Moves to <see cref="NewPoint"/> along <see cref="Direction"/>; false when no step was good enough.</summary>
    public abstract bool Search(bool force);

    public void Shift()
    {
        if (!_history.TryAdd(Point, NewPoint, Gradient, NewGradient))
            throw new ConvergedEarlyException("The gradient did not change along the step; the function may be linear.");
        (LastValue, Value) = (Value, LastValue);
        (Point, NewPoint) = (NewPoint, Point);
        (Gradient, NewGradient) = (NewGradient, Gradient);
        Iteration++;
    }

    /// <summary>Writes the direction of steepest descent to <see cref="Direction"/>.</summary>
    protected abstract void MakeSteepestDescent();

    /// <summary>Takes back what the history added in coordinates that may not move.</summary>
    protected abstract void ConstrainDirection();

    /// <summary>The function itself, or with a penalty.</summary>
    protected virtual float Evaluate(float[] point, float[] gradient) => _objective(point, gradient);

    protected float EvaluateNew()
    {
        HasMoved = true;
        return Evaluate(NewPoint, NewGradient);
    }

    protected float FirstStep() => Iteration == 1 ? 1 / Lanes.Norm(Direction) : 1;

    protected static void RequireDescent(float slope)
    {
        if (slope == 0)
            throw new ConvergedEarlyException("The slope along the direction is zero; this may be the optimum.");
        if (!(slope < 0))
            throw new InvalidOperationException($"L-BFGS chose a direction that does not descend: its slope is {slope}. Are the data finite?");
    }

    protected static void RequireFinite(float value)
    {
        if (!float.IsFinite(value))
            throw new InvalidOperationException($"The optimiser cannot go on: the loss is {value}. Are the features scaled and finite?");
    }
}
