using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Optimisation.SecondOrder;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>
/// Executes a training rule on parameters where they lie. Results do not depend on the number of threads nor on the width of vectors, and a step of an
/// optimizer that looks at the gradient once allocates nothing.
/// </summary>
internal sealed class RuleExecutor : IDisposable
{
    private readonly ParameterSpace _space;
    private readonly SlotVectors? _average;
    private readonly IStepRule _rule;
    private readonly Optimizer _optimizer;

    /// <summary>Makes an executor; the parameters' memory stays the caller's.</summary>
    public RuleExecutor(TrainingRule rule, IReadOnlyList<TrainedParameter> parameters, WorkerPool pool)
        : this(rule, parameters, pool, LaneWidth.Floats)
    {
    }

    internal RuleExecutor(TrainingRule rule, IReadOnlyList<TrainedParameter> parameters, WorkerPool pool, int lanes)
    {
        rule.Validate();
        _optimizer = rule.Optimizer;
        _space = new ParameterSpace(parameters);
        _average = rule.AverageDecay is null ? null : new SlotVectors(_space, 1);
        _rule = StepRules.Create(new RuleSetting(rule, _space, pool, _average?[0] ?? default, lanes));
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Whole numbers of the state.</summary>
    public IReadOnlyDictionary<string, long> Counters
    {
        get
        {
            var counters = new Dictionary<string, long>(StringComparer.Ordinal) { [StateCounters.Steps] = Steps };
            _rule.SaveCounters(counters);
            return counters;
        }
    }

    private StateVector[] Vectors => [.. _rule.Vectors, .. _average is null ? [] : new[] { new StateVector("average", _average[0]) }];

    /// <summary>Bytes that an executor takes for what it remembers and, if it looks at the loss several times, for what it searches with.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="counts">For each parameter, its numbers, and those that are stored in its layout.</param>
    public static long StateBytes(TrainingRule rule, IReadOnlyCollection<(long Count, long Stored)> counts)
    {
        var size = ParameterSpace.SizeOf(counts.Select(c => c.Stored));
        var average = rule.AverageDecay is null ? 0 : SlotVectors.Bytes(size, 1);
        return average + rule.Optimizer switch
        {
            Lbfgs lbfgs => SlotVectors.Bytes(size, LbfgsRule.SlotCount(lbfgs)),
            DampedNewton => DampedNewtonRule.Bytes(counts.Sum(c => c.Count)),
            var other => SlotVectors.Bytes(size, SlotPlan.Of(other).Count(name => name is not null)),
        };
    }

    /// <summary>
    /// Takes one step and gives the loss before it. The penalty is not part of what is returned, as with PyTorch's weight_decay; it is part of the gradient
    /// before clipping. A result that is not a finite number says that the loss or a gradient was not finite; weights and state are then as they were, and it
    /// is the caller who reports it.
    /// </summary>
    /// <param name="surface">Computes the loss and the gradients.</param>
    /// <param name="learningRate">The step size, instead of the optimizer's own.</param>
    /// <param name="momentum">The momentum, or Adam's first beta, instead of the optimizer's own; null for that.</param>
    public double Step(ILossSurface surface, double learningRate, double? momentum = null)
    {
        StepMomentum.Check(_optimizer, momentum);
        if (Steps == 0)
        {
            StartAverage();
        }

        var loss = _rule.Step(surface, new RuleStep(Steps + 1, learningRate, momentum));
        if (double.IsFinite(loss))
        {
            Steps++;
        }

        return loss;
    }

    /// <summary>The running average of a parameter in the plain order; its weights if the rule keeps no average or no step was taken.</summary>
    public float[] ReadAverage(int parameter)
    {
        if (_average is { } average && Steps > 0)
        {
            return _space.ReadPlain(average[0], parameter);
        }

        var plain = new float[_space.Parameters[parameter].Parameter.Count];
        _space.Parameters[parameter].Layout.Unpack(_space.Parameters[parameter].Weights, plain);
        return plain;
    }

    /// <summary>What optimizer and average remember, in the plain order, by "slot/parameter". <see cref="Counters"/> is the other half of it.</summary>
    public WeightSet SaveState() => StateVectors.Save(_space, Vectors);

    /// <summary>Takes back what was saved, of this or another executor of the same rule and parameters, whatever their layout.</summary>
    /// <exception cref="NetworkException">Something is missing, unexpected or mis-shaped; the message lists it, and nothing was changed.</exception>
    public void LoadState(WeightSet state, IReadOnlyDictionary<string, long> counters)
    {
        var before = Counters;
        var steps = StateCounters.Read(counters, StateCounters.Steps);
        _rule.LoadCounters(counters);
        try
        {
            StateVectors.Load(_space, Vectors, state);
        }
        catch (NetworkException)
        {
            _rule.LoadCounters(before);
            throw;
        }

        Steps = steps;
    }

    public void Dispose()
    {
        _rule.Dispose();
        _average?.Dispose();
    }

    private void StartAverage()
    {
        for (var i = 0; _average is not null && i < _space.Parameters.Count; i++)
        {
            _space.Parameters[i].Weights.First(_space.Parameters[i].Layout.StoredCount).Span.CopyTo(_space.Part(_average[0], i).Span);
        }
    }
}
