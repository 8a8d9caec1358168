using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Optimisation.SecondOrder;

/// <summary>
/// Pairs of steps s and gradient changes y, the newest ones. They make the direction -H g without the matrix H (Nocedal and Wright 2006, algorithm 7.4).
/// </summary>
internal sealed class LbfgsHistory(VectorMath math, Func<int, Floats> step, Func<int, Floats> change, int capacity)
{
    /// <summary>A pair whose s y is no larger tells nothing of the curvature.</summary>
    private const double LeastCurvature = 1e-10;

    private readonly double[] _alphas = new double[capacity];
    private int _newest = -1;

    /// <summary>Pairs that are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>By age: 0 is the oldest.</summary>
    public Floats Step(int age) => step(Place(age));

    /// <summary>By age: 0 is the oldest.</summary>
    public Floats Change(int age) => change(Place(age));

    /// <summary>Makes room as for so many pairs, which the caller then fills by age.</summary>
    public void Reset(int count)
    {
        Count = count;
        _newest = count - 1;
    }

    /// <summary>Remembers a pair, in the place of the oldest one if there is no room, unless the curvature along the step is not positive.</summary>
    public void Add(Floats newStep, Floats gradient, Floats gradientBefore, Floats scratch)
    {
        math.Combine(scratch, 1, gradient, -1, gradientBefore);
        if (!(math.Dot(scratch, newStep) > LeastCurvature))
        {
            return;
        }

        _newest = (_newest + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
        math.Combine(step(_newest), 1, newStep, 0, newStep);
        math.Combine(change(_newest), 1, scratch, 0, scratch);
    }

    /// <summary>The direction of descent for a gradient.</summary>
    public void Direct(Floats gradient, Floats direction)
    {
        math.Combine(direction, -1, gradient, 0, gradient);
        for (var age = Count - 1; age >= 0; age--)
        {
            _alphas[age] = math.Dot(Step(age), direction) / math.Dot(Change(age), Step(age));
            math.Combine(direction, 1, direction, -_alphas[age], Change(age));
        }

        if (Count > 0)
        {
            var (s, y) = (Step(Count - 1), Change(Count - 1));
            math.Combine(direction, math.Dot(y, s) / math.Dot(y, y), direction, 0, direction);
        }

        for (var age = 0; age < Count; age++)
        {
            var beta = math.Dot(Change(age), direction) / math.Dot(Change(age), Step(age));
            math.Combine(direction, 1, direction, _alphas[age] - beta, Step(age));
        }
    }

    private int Place(int age) => (_newest - (Count - 1 - age) + capacity) % capacity;
}
