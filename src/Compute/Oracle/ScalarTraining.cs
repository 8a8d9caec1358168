using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>What a session does with the loss: gradients, training steps, and the state that these change.</summary>
internal sealed class ScalarTraining : IDisposable
{
    private const string StepsTaken = "steps";

    private readonly Network _network;
    private readonly OracleParameters _parameters;
    private readonly SessionOptions _options;
    private readonly NetworkOutput _loss;
    private readonly WorkerPool _pool = new(1);
    private readonly RuleExecutor? _executor;
    private long _steps;

    public ScalarTraining(Network network, OracleParameters parameters, SessionOptions options, Reach reach)
    {
        _network = network;
        _parameters = parameters;
        _options = options;
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

    private RuleExecutor Executor => _executor ?? throw new InvalidOperationException(
        $"This session of '{_network.Name}' has no training rule; compile it with SessionOptions.Training to train.");

    /// <summary>Takes a step. Statistics move by the run that the optimizer asked for last.</summary>
    /// <param name="start">Runs the network on the batch, with the random draws of a seed and a number of steps taken.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="momentum">What takes the place of the optimizer's own momentum, or null.</param>
    public double Step(Func<(ulong Seed, long Steps), NetworkRun> start, double learningRate, double? momentum = null)
    {
        var surface = new BatchLoss(_parameters, _loss.Value, () => start((_options.Seed, _steps)));
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
    public double Gradients(Func<(ulong Seed, long Steps), NetworkRun> start, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        var run = start((_options.Seed, _steps));
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

    private Value Differentiable(NetworkRun run, string name)
    {
        if (_network.Parameters.FirstOrDefault(p => p.Name == name) is { IsTrained: true })
        {
            return _parameters.Values[name];
        }

        var input = _network.Inputs.FirstOrDefault(i => i.Name == name && Needed[_network.Nodes.IndexOf(i)]);
        return _options.InputGradients && input is not null && run[new ValueRef(name)] is { } value && value.Element.IsFloating()
            ? value
            : throw new ArgumentException($"There is no gradient '{name}' of '{_network.Name}': it has to be a trained parameter, or, with "
                + "SessionOptions.InputGradients, an input of floating numbers that the loss needs.");
    }
}
