using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute;

/// <summary>A session of the managed engine. Evaluation and training have a plan each; both lie in the same memory, as they never run at once.</summary>
internal sealed class ManagedSession : ISession
{
    private readonly Network _network;
    private readonly InputBinding _binding;
    private readonly ParameterStore _parameters;
    private readonly WorkerPool _pool;
    private readonly Pass _pass;
    private readonly EvaluationPlan _evaluation;
    private readonly TrainingPlan? _training;
    private readonly NativeBuffer _arena;
    private bool _disposed;

    public ManagedSession(Network network, WeightSet weights, SessionOptions options)
    {
        _network = network;
        _binding = new InputBinding(network, options.Sizes);
        var learns = options.Training is not null || options.InputGradients;
        _parameters = new ParameterStore(network, weights, gradients: learns);
        _pool = new WorkerPool(options.Threads ?? Environment.ProcessorCount);
        _pass = new Pass(_pool, options.Seed);
        _binding.SetMost();
        _evaluation = new EvaluationPlan(network, _parameters, _binding, options);
        _training = learns ? new TrainingPlan(network, _parameters, _binding, options, _pass) : null;
        var arena = Math.Max(_evaluation.ArenaCount, _training?.Plan.ArenaCount ?? 0);
        var scratch = Math.Max(_evaluation.ScratchCount, _training?.Plan.ScratchCount ?? 0);
        var constants = _evaluation.ConstantCount;
        _arena = new NativeBuffer((arena + scratch + constants) * sizeof(float));
        _evaluation.LieIn(_arena.Floats(0, arena), _arena.Floats(arena + scratch, constants));
        _training?.Plan.LieIn(_arena.Floats(0, arena));
        _pass.Scratch = _arena.Floats(arena, scratch);
        _pass.Workspace = new double[Math.Max(_evaluation.WorkspaceCount, _training?.Plan.WorkspaceCount ?? 0)];
        Memory = new SessionMemory(
            _parameters.WeightBytes, _parameters.GradientBytes + (_training?.OptimizerBytes ?? 0), (arena + constants) * sizeof(float),
            (scratch * sizeof(float)) + ((long)_pass.Workspace.Length * sizeof(double)));
    }

    /// <inheritdoc/>
    public SessionMemory Memory { get; }

    /// <inheritdoc/>
    public void Forward(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        ObjectDisposedException.ThrowIf(_disposed, this);
        _evaluation.Run(inputs, outputs, _pass);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate);
    }

    /// <inheritdoc/>
    public double TrainStep(IReadOnlyDictionary<string, HostTensor> inputs, double learningRate, double momentum)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Training().Step(inputs, learningRate, momentum);
    }

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
            _pool.Dispose();
            _training?.Dispose();
            _parameters.Dispose();
            _arena.Dispose();
        }
    }

    /// <summary>Has someone told when a step has run.</summary>
    internal void Tell(IStepWatch watch) => _pass.Watch = watch;

    private TrainingPlan Training()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _training ?? throw new InvalidOperationException(
            $"This session of '{_network.Name}' only runs forward; compile it with SessionOptions.Training to train, or with "
            + "SessionOptions.InputGradients to take gradients only.");
    }
}
