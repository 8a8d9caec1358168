using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation;

/// <summary>Executes a training rule with tensor operations over all trained numbers at once. Its state is that of the managed engine.</summary>
internal sealed class RuleExecutor : IDisposable
{
    private const string AverageSlot = "average";

    private readonly RuleSetting _setting;
    private readonly IStepRule _rule;
    private readonly Tensor? _average;

    public RuleExecutor(TrainingRule rule, FlatParameters parameters)
    {
        rule.Validate();
        _setting = new RuleSetting(rule, parameters);
        _average = rule.AverageDecay is null ? null : _setting.Own(parameters.Vector.zeros_like());
        _rule = StepRules.Create(_setting);
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Bytes of what is remembered.</summary>
    public long StateBytes => Vectors.Length * _setting.Parameters.Count * sizeof(float);

    /// <summary>The running average of the weights; the weights themselves if the rule keeps no average or no step was taken.</summary>
    public Tensor Average => _average is { } average && Steps > 0 ? average : _setting.Parameters.Vector;

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

    private (string Slot, Tensor Vector)[] Vectors => [.. _rule.Vectors, .. _average is null ? [] : new[] { (AverageSlot, _average) }];

    /// <summary>Takes one step and gives the loss before it; if that is not finite, weights and state are as they were.</summary>
    public double Step(ILossSurface surface, double learningRate, double? momentum)
    {
        StepMomentum.Check(_setting.Rule.Optimizer, momentum);
        if (Steps == 0 && _average is not null)
        {
            Copy(_setting.Parameters.Vector, _average);
        }

        var loss = _rule.Step(surface, new RuleStep(Steps + 1, learningRate, momentum));
        if (double.IsFinite(loss))
        {
            Steps++;
            MoveAverage();
        }

        return loss;
    }

    public WeightSet SaveState() => StateVectors.Save(_setting.Parameters, Vectors);

    /// <summary>Takes back what was saved, by this or by another engine, of the same rule and parameters.</summary>
    /// <exception cref="NetworkException">Something is missing, unexpected or mis-shaped; the message lists it, and nothing was changed.</exception>
    public void LoadState(WeightSet state, IReadOnlyDictionary<string, long> counters)
    {
        var before = Counters;
        var steps = StateCounters.Read(counters, StateCounters.Steps);
        _rule.LoadCounters(counters);
        try
        {
            StateVectors.Load(_setting.Parameters, Vectors, state);
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
        _setting.Dispose();
    }

    private static void Copy(Tensor from, Tensor to)
    {
        using var scope = torch.NewDisposeScope();
        to.copy_(from);
    }

    /// <summary>a' = d a + (1 - d) w.</summary>
    private void MoveAverage()
    {
        if (_average is not null && _setting.Rule.AverageDecay is { } decay)
        {
            using var scope = torch.NewDisposeScope();
            using var still = torch.no_grad();
            _average.MulInPlace(decay).AddInPlace(_setting.Parameters.Vector, 1 - decay);
        }
    }
}
