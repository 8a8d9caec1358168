using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.SecondOrder;

/// <summary>
/// Pairs of steps s and gradient changes y, the newest ones, the oldest first. They make the direction -H g without the matrix H (Nocedal and Wright 2006,
/// algorithm 7.4).
/// </summary>
internal sealed class LbfgsHistory(int capacity) : IDisposable
{
    /// <summary>A pair whose s y is no larger tells nothing of the curvature.</summary>
    private const double LeastCurvature = 1e-10;

    private readonly List<(Tensor Step, Tensor Change)> _pairs = [];

    public IReadOnlyList<(Tensor Step, Tensor Change)> Pairs => _pairs;

    public static double Dot(Tensor left, Tensor right)
    {
        using var scope = torch.NewDisposeScope();
        return left.type(ScalarType.Float64).mul(right).sum().cpu().item<double>();
    }

    /// <summary>Remembers a pair, in the place of the oldest one if there is no room, unless the curvature along the step is not positive.</summary>
    public void Add(Tensor step, Tensor gradient, Tensor gradientBefore)
    {
        using var scope = torch.NewDisposeScope();
        var change = gradient.sub(gradientBefore);
        if (!(Dot(change, step) > LeastCurvature))
        {
            return;
        }

        if (_pairs.Count == capacity)
        {
            Drop(_pairs[0]);
            _pairs.RemoveAt(0);
        }

        _pairs.Add((step.clone().DetachFromDisposeScope(), change.DetachFromDisposeScope()));
    }

    /// <summary>Makes room for so many pairs of zeros, which the caller then fills.</summary>
    public void Reset(int count, Tensor like)
    {
        Dispose();
        using var scope = torch.NewDisposeScope();
        for (var i = 0; i < count; i++)
        {
            _pairs.Add((like.zeros_like().DetachFromDisposeScope(), like.zeros_like().DetachFromDisposeScope()));
        }
    }

    /// <summary>The direction of descent for a gradient.</summary>
    public Tensor Direct(Tensor gradient)
    {
        var direction = gradient.neg();
        var alphas = new double[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            var (step, change) = _pairs[i];
            alphas[i] = Dot(step, direction) / Dot(change, step);
            direction.AddInPlace(change, -alphas[i]);
        }

        if (_pairs.Count > 0)
        {
            var (step, change) = _pairs[^1];
            direction.MulInPlace(Dot(change, step) / Dot(change, change));
        }

        for (var i = 0; i < _pairs.Count; i++)
        {
            var (step, change) = _pairs[i];
            direction.AddInPlace(step, alphas[i] - (Dot(change, direction) / Dot(change, step)));
        }

        return direction;
    }

    public void Dispose()
    {
        _pairs.ForEach(Drop);
        _pairs.Clear();
    }

    private static void Drop((Tensor Step, Tensor Change) pair)
    {
        pair.Step.Dispose();
        pair.Change.Dispose();
    }
}
