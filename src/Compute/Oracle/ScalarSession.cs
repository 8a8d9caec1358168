using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>A session of the scalar engine.</summary>
internal sealed class ScalarSession : ISession
{
    private readonly Network _network;
    private readonly InputBinding _binding;
    private readonly Reach _reach;
    private readonly ValueTypes _types;
    private readonly OracleParameters _parameters;
    private readonly ScalarTraining? _training;
    private bool _disposed;

    public ScalarSession(Network network, WeightSet weights, SessionOptions options)
    {
        _network = network;
        _binding = new InputBinding(network, options.Sizes);
        _reach = new Reach(network);
        _types = new ValueTypes(network, _binding.Sizes);
        var trains = options.Training is not null || options.InputGradients;
        _parameters = new OracleParameters(network, weights, trains);
        _training = trains ? new ScalarTraining(network, _parameters, options, _reach) : null;
        _binding.SetMost();
        Memory = MemoryOf(trains);
    }

    /// <inheritdoc/>
    public SessionMemory Memory { get; }

    /// <inheritdoc/>
    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ObjectDisposedException.ThrowIf(_disposed, this);
        TensorCheck.AreOutputs(_network, outputs);
        var needed = new bool[_network.Nodes.Length];
        _reach.Of(outputs, needed);
        _binding.Bind(inputs, needed);
        var run = new NetworkRun(_network, _parameters, _types, needed, inputs, draws: null);
        NetworkOutput[] asked = [.. _network.Outputs.Where(o => outputs.ContainsKey(o.Name))];
        foreach (var output in asked)
        {
            TensorCheck.Fits(_network, "output", output.Name, outputs[output.Name], run[output.Value].Element, run[output.Value].Dims);
        }

        foreach (var output in asked)
        {
            Elements.Write(run[output.Value], outputs[output.Name]);
        }
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
    {
        var training = Training(inputs);
        return training.Step(draws => Run(training, inputs, draws), learningRate);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double momentum)
    {
        var training = Training(inputs);
        return training.Step(draws => Run(training, inputs, draws), learningRate, momentum);
    }

    /// <inheritdoc/>
    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var training = Training(inputs);
        return training.Gradients(draws => Run(training, inputs, draws), gradients);
    }

    /// <inheritdoc/>
    public WeightSet GetWeights(bool averaged = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return averaged ? Training().AveragedWeights() : _parameters.Get();
    }

    /// <inheritdoc/>
    public SessionState GetState() => Training().GetState();

    /// <inheritdoc/>
    public void SetState(SessionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Training().SetState(state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _training?.Dispose();
            _parameters.Dispose();
        }
    }

    private NetworkRun Run(ScalarTraining training, IReadOnlyDictionary<string, HostTensor> inputs, (ulong Seed, long Steps) draws) =>
        new(_network, _parameters, _types, training.Needed, inputs, draws);

    private ScalarTraining Training(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var training = Training();
        _binding.Bind(inputs, training.Needed);
        return training;
    }

    private ScalarTraining Training()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _training ?? throw new InvalidOperationException(
            $"This session of '{_network.Name}' only runs forward; compile it with SessionOptions.Training to train or take gradients.");
    }

    /// <summary>Values and gradients are double; the trained parameters and their gradients are there in single precision as well.</summary>
    private SessionMemory MemoryOf(bool trains)
    {
        var parameters = _network.Parameters.Sum(p => p.Count);
        var trained = _parameters.Trained.Sum(p => p.Parameter.Count);
        return new SessionMemory(
            (parameters * sizeof(double)) + (trained * sizeof(float)),
            (trained * sizeof(float)) + (trains ? parameters * sizeof(double) : 0) + (_training?.OptimizerBytes ?? 0),
            _types.Elements() * sizeof(double) * (trains ? 2 : 1),
            0);
    }
}
