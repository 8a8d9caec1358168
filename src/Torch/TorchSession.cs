using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Modules;

namespace MLNetVision.Torch;

/// <summary>A session of the TorchSharp engine. Every call has a disposal scope of its own, so that nothing is left of it but what it is meant to change.</summary>
internal sealed class TorchSession : IStagingSession
{
    private readonly Network _network;
    private readonly InputBinding _binding;
    private readonly ParameterStore _parameters;
    private readonly HostTransfer _transfer;
    private readonly SessionModules _modules;
    private readonly EvaluationRun _evaluation;
    private readonly TrainingRun? _training;
    private bool _disposed;

    public TorchSession(Network network, WeightSet weights, SessionOptions options, Placement placement)
    {
        _network = network;
        _binding = new InputBinding(network, options.Sizes);
        var learns = options.Training is not null || options.InputGradients;
        using var scope = torch.NewDisposeScope();
        _parameters = new ParameterStore(network, weights, placement, learns);
        _transfer = new HostTransfer(placement);
        BatchesAhead = options.Training is null ? 0 : placement.BatchesAhead;
        _modules = new SessionModules(placement.Device);
        var program = new Program(network, _binding.Sizes);
        var setting = new RunSetting(network, program, _parameters, _binding, _transfer, placement, _modules);
        _evaluation = new EvaluationRun(setting);
        _training = learns ? new TrainingRun(setting, options) : null;
        _binding.SetMost();
        Memory = new SessionMemory(
            _parameters.Bytes, _training?.OptimizerBytes ?? 0, PlannedBytes.OfValues(network, _binding.Sizes, learns), 0);
    }

    /// <inheritdoc/>
    public SessionMemory Memory { get; }

    /// <inheritdoc/>
    public int BatchesAhead { get; }

    /// <inheritdoc/>
    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _evaluation.Run(inputs, outputs);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate, null);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double momentum)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate, momentum);
    }

    /// <inheritdoc/>
    public void Stage(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Training().Stage(inputs);
    }

    /// <inheritdoc/>
    public void Unstage() => Training().Unstage();

    /// <inheritdoc/>
    public double Gradients(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(gradients);
        return Training().Gradients(inputs, gradients);
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
            _modules.Dispose();
            _transfer.Dispose();
            _parameters.Dispose();
        }
    }

    private TrainingRun Training()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _training ?? throw new InvalidOperationException(
            $"This session of '{_network.Name}' only runs forward; compile it with SessionOptions.Training to train, or with "
            + "SessionOptions.InputGradients to take gradients only.");
    }
}
