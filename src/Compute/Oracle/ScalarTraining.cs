using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>Runs the steps that are needed on a batch, with the random draws of a seed and a number of steps taken.</summary>
internal delegate NetworkRun BatchStart(bool[] needed, IReadOnlyDictionary<string, HostTensor> inputs, (ulong Seed, long Steps) draws);

/// <summary>What a session does with the loss: gradients, training steps, and the state that these change.</summary>
internal sealed class ScalarTraining : ILearning, IDisposable
{
    private const string StepsTaken = "steps";

    private readonly Network _network;
    private readonly OracleParameters _parameters;
    private readonly SessionOptions _options;
    private readonly NetworkOutput _loss;
    private readonly BatchStart _start;
    private readonly WorkerPool _pool = new(1);
    private readonly RuleExecutor? _executor;
    private long _steps;

    public ScalarTraining(Network network, OracleParameters parameters, SessionOptions options, Reach reach, BatchStart start)
    {
        _network = network;
        _parameters = parameters;
        _options = options;
        _start = start;
        _loss = LossOutput.Of(network, options.Loss);
        Needed = reach.Of(network.Outputs.IndexOf(_loss)).ToArray();
        if (options.Training is { } rule)
        {
            _executor = new RuleExecutor(rule, parameters.Trained, _pool);
            OptimizerBytes = RuleExecutor.StateBytes(rule, [.. parameters.Trained.Select(p => (p.Parameter.Count, p.Layout.StoredCount))]);
        }
    }

    /// <summary>The steps that the loss needs.</summary>
    public bool[] Needed { get; }

    /// <summary>What the optimizer and the average remember.</summary>
    public long OptimizerBytes { get; }

    /// <summary>Whether there is a rule to take steps by.</summary>
    public bool HasRule => _executor is not null;

    private RuleExecutor Executor => _executor!;

    /// <summary>Takes a step. Statistics move by the run that the optimizer asked for last.</summary>
    /// <param name="inputs">The batch.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="momentum">What takes the place of the optimizer's own momentum, or null.</param>
    public double Step(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double? momentum)
    {
        var surface = new BatchLoss(_parameters, _loss.Value, () => Start(inputs));
        var loss = Executor.Step(surface, learningRate, momentum);
        _parameters.TakeTrained();
        if (!double.IsFinite(loss))
        {
            var value = surface.Evaluate();
            throw NotFinite.In(_network, _steps + 1, learningRate, value, surface.Last.FirstNotFinite(), FiniteNumbers.FirstWithout(_parameters.Trained));
        }

        surface.Last.MoveStatistics();
        _steps++;
        return loss;
    }

    /// <summary>Fills gradients; the random draws are those that the next training step will have.</summary>
    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        var run = Start(inputs);
        foreach (var (name, tensor) in gradients)
        {
            var value = Differentiable(run, name);
            TensorCheck.Fits(_network, "gradient", name, tensor, value.Element, value.Dims);
        }

        if (gradients.Count > 0)
        {
            run.Backward(run[_loss.Value], _parameters);
        }

        foreach (var (name, tensor) in gradients)
        {
            Elements.Write(Differentiable(run, name).Gradient, tensor);
        }

        return run[_loss.Value].Data[0];
    }

    public WeightSet AveragedWeights()
    {
        var averages = _parameters.Trained.Index().ToDictionary(p => p.Item.Parameter.Name, p => Executor.ReadAverage(p.Index));
        return new WeightSet(_parameters.Get().Select(w =>
            averages.TryGetValue(w.Key, out var average) ? KeyValuePair.Create(w.Key, Weight.Of(w.Value.Shape, average)) : w));
    }

    public SessionState GetState() => new(
        _parameters.Get(), Executor.SaveState(), new Dictionary<string, long>(Executor.Counters, StringComparer.Ordinal) { [StepsTaken] = _steps });

    public void SetState(SessionState state)
    {
        var weights = state.Weights.FitExactly(_network);
        var steps = StateCounters.Read(state.Counters, StepsTaken);
        Executor.LoadState(state.Optimizer, state.Counters);
        _parameters.Set(weights);
        _steps = steps;
    }

    public void Dispose()
    {
        _executor?.Dispose();
        _pool.Dispose();
    }

    private NetworkRun Start(IReadOnlyDictionary<string, HostTensor> inputs) => _start(Needed, inputs, (_options.Seed, _steps));

    private Value Differentiable(NetworkRun run, string name)
    {
        if (_network.Parameters.FirstOrDefault(p => p.Name == name) is { IsTrained: true })
        {
            return _parameters.Values[name];
        }

        var input = _network.Inputs.FirstOrDefault(i => i.Name == name && Needed[_network.Nodes.IndexOf(i)]);
        return _options.InputGradients && input is not null && run[new ValueRef(name)] is { } value && value.Element.IsFloating()
            ? value
            : throw TensorCheck.NoGradient(_network, name);
    }
}
