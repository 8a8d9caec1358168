using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Execution;
using MLNetVision.Torch.Modules;

namespace MLNetVision.Torch;

/// <summary>
/// A session of the TorchSharp engine. Every call has a disposal scope of its own, so that nothing is left of it but what it is meant to change.
/// </summary>
internal sealed class TorchSession : CheckedSession, IStagingSession
{
    private readonly InputBinding _binding;
    private readonly ParameterStore _parameters;
    private readonly HostTransfer _transfer;
    private readonly SessionModules _modules;
    private readonly EvaluationRun _evaluation;
    private readonly TrainingRun? _training;

    public TorchSession(Network network, WeightSet weights, SessionOptions options, Placement placement)
        : base(network)
    {
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
    public override SessionMemory Memory { get; }

    /// <inheritdoc/>
    public int BatchesAhead { get; }

    protected override ILearning? Learning => _training;

    /// <inheritdoc/>
    public void Stage(IReadOnlyDictionary<string, HostTensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Training();
        _training!.Stage(inputs);
    }

    /// <inheritdoc/>
    public void Unstage()
    {
        Training();
        _training!.Unstage();
    }

    protected override void Evaluate(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs) =>
        _evaluation.Run(inputs, outputs);

    protected override WeightSet Weights() => _parameters.Get();

    protected override void Release()
    {
        _training?.Dispose();
        _modules.Dispose();
        _transfer.Dispose();
        _parameters.Dispose();
    }
}
