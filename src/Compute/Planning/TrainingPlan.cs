using MLNetVision.Compute.Optimisation;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>Runs a network forward and backward and takes training steps.</summary>
internal sealed class TrainingPlan : ILossSurface, ILearning, IDisposable
{
    private const string StepsTaken = "steps";

    private readonly Network _network;
    private readonly ParameterStore _parameters;
    private readonly InputBinding _binding;
    private readonly bool[] _nodes;
    private readonly bool[] _steps;
    private readonly (string Name, int Node, Value Value)[] _inputs;
    private readonly Pass _pass;
    private readonly RuleExecutor? _executor;
    private readonly TrainedParameter[] _trained;

    public TrainingPlan(Network network, ParameterStore parameters, InputBinding binding, SessionOptions options, Pass pass)
    {
        _network = network;
        _parameters = parameters;
        _binding = binding;
        _pass = pass;
        var loss = LossOutput.Of(network, options.Loss);
        _nodes = new Reach(network).Of(network.Outputs.IndexOf(loss)).ToArray();
        var parts = PlanBuilder.Build(network, parameters.ByName, _nodes, training: true, options.InputGradients, options.Seed);
        _inputs = [.. network.Nodes.Index().Where(n => n.Item.Op is Input && _nodes[n.Index])
            .Select(n => (n.Item.Name, n.Index, parts.ByReference[new ValueRef(n.Item.Name)]))];
        Plan = new Plan(parts, binding.Sizes, [.. _inputs.Select(i => i.Value)], parts.ByReference[loss.Value]);
        _steps = Plan.EveryStep();
        _trained = [.. parameters.Trained.Select(p => new TrainedParameter(p.Parameter, p.Layout, p.Weights, p.Gradient))];
        if (options.Training is { } rule)
        {
            _executor = new RuleExecutor(rule, _trained, pass.Pool);
            OptimizerBytes = RuleExecutor.StateBytes(rule, [.. _trained.Select(t => (t.Parameter.Count, t.Layout.StoredCount))]);
        }
    }

    public Plan Plan { get; }

    public bool HasRule => _executor is not null;

    public long OptimizerBytes { get; }

    private RuleExecutor Executor => _executor!;

    public double Step(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double? momentum)
    {
        Take(inputs);
        var loss = Executor.Step(this, learningRate, momentum);
        if (!double.IsFinite(loss))
        {
            throw NonFinite(learningRate);
        }

        for (var i = 0; i < Plan.Steps.Count; i++)
        {
            Plan.Steps[i].Commit();
        }

        _pass.StepsTaken++;
        _pass.WeightsVersion++;
        return loss;
    }

    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        Take(inputs);
        CheckGradients(gradients);
        var loss = Evaluate();
        foreach (var (name, tensor) in gradients)
        {
            if (_parameters.ByName.TryGetValue(name, out var parameter))
            {
                parameter.Layout.Unpack(parameter.Gradient, tensor.As<float>());
            }
            else
            {
                _pass.Transfer.GradientOut(_inputs.First(i => i.Name == name).Value, tensor);
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    public double Evaluate()
    {
        _pass.WeightsVersion++;
        _pass.Watch?.Begins();
        for (var i = 0; i < Plan.Steps.Count; i++)
        {
            Plan.Steps[i].Forward(_pass);
            _pass.Watch?.RanForward(Plan.Steps[i]);
        }

        var loss = Plan.Loss!.Data.Span[0];
        ForgetGradients();
        Plan.Loss.Gradient.Span[0] = 1;
        Plan.Loss.AddsGradient();
        for (var i = Plan.Steps.Count - 1; i >= 0; i--)
        {
            if (HasGradient(Plan.Steps[i]))
            {
                Plan.Steps[i].Backward(_pass);
                _pass.Watch?.RanBackward(Plan.Steps[i]);
            }
        }

        _parameters.ClearUnreachedGradients();
        return loss;
    }

    public WeightSet AveragedWeights() => new(_parameters.Get().Select(w =>
    {
        var index = Array.FindIndex(_trained, t => t.Parameter.Name == w.Key);
        return index < 0 ? w : KeyValuePair.Create(w.Key, Weight.Of(w.Value.Shape, Executor.ReadAverage(index)));
    }));

    public SessionState GetState() => new(
        _parameters.Get(), Executor.SaveState(),
        new Dictionary<string, long>(Executor.Counters, StringComparer.Ordinal) { [StepsTaken] = _pass.StepsTaken });

    public void SetState(SessionState state)
    {
        state.Weights.FitExactly(_network);
        var steps = StateCounters.Read(state.Counters, StepsTaken);
        Executor.LoadState(state.Optimizer, state.Counters);
        _parameters.Set(state.Weights);
        _pass.StepsTaken = steps;
        _pass.WeightsVersion++;
    }

    public void Dispose() => _executor?.Dispose();

    private void Take(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        _binding.Bind(inputs, _nodes);
        Plan.Resize(_binding.Sizes, _steps);
        foreach (var (name, _, value) in _inputs)
        {
            _pass.Transfer.In(inputs[name], value);
        }
    }

    private void CheckGradients(IReadOnlyDictionary<string, HostTensor> gradients)
    {
        foreach (var (name, tensor) in gradients)
        {
            if (_parameters.ByName.TryGetValue(name, out var parameter) && parameter.NeedsGradient)
            {
                int[] dims = [.. parameter.Parameter.Spec.Shape.Select(d => checked((int)d.Size))];
                TensorCheck.Fits(_network, "gradient", name, tensor, DType.Float32, dims);
            }
            else if (_inputs.FirstOrDefault(i => i.Name == name) is { Value.NeedsGradient: true } input)
            {
                TensorCheck.Fits(_network, "gradient", name, tensor, DType.Float32, input.Value.Dims);
            }
            else
            {
                throw TensorCheck.NoGradient(_network, name);
            }
        }
    }

    private void ForgetGradients()
    {
        for (var i = 0; i < Plan.Values.Count; i++)
        {
            Plan.Values[i].ForgetGradient();
        }

        _parameters.ForgetGradients();
    }

    private static bool HasGradient(Step step)
    {
        for (var i = 0; i < step.Outputs.Count; i++)
        {
            if (step.Outputs[i].NeedsGradient && step.Outputs[i].HasGradient)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs the batch again, as nothing has changed, and looks for the first value that is not finite.</summary>
    private NonFiniteLossException NonFinite(double learningRate)
    {
        string? culprit = null;
        foreach (var step in Plan.Steps)
        {
            step.Forward(_pass);
            culprit ??= step.Outputs.Any(o => o.Type.Element.IsFloating() && !FiniteNumbers.Are(o.Data.Span)) ? step.Name : null;
        }

        return NotFinite.In(_network, _pass.StepsTaken + 1, learningRate, Plan.Loss!.Data.Span[0], culprit, FiniteNumbers.FirstWithout(_trained));
    }
}
