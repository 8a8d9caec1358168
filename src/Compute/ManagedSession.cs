using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute;

/// <summary>A session of the managed engine. Evaluation and training have a plan each; both lie in the same memory, as they never run at once.</summary>
internal sealed class ManagedSession : CheckedSession
{
    private readonly InputBinding _binding;
    private readonly ParameterStore _parameters;
    private readonly WorkerPool _pool;
    private readonly Pass _pass;
    private readonly EvaluationPlan _evaluation;
    private readonly TrainingPlan? _training;
    private readonly NativeBuffer _arena;

    public ManagedSession(Network network, WeightSet weights, SessionOptions options)
        : base(network)
    {
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
    public override SessionMemory Memory { get; }

    protected override ILearning? Learning => _training;

    /// <summary>Has someone told when a step has run.</summary>
    internal void Tell(IStepWatch watch) => _pass.Watch = watch;

    protected override void Evaluate(IReadOnlyDictionary<string, HostTensor> inputs, IReadOnlyDictionary<string, HostTensor> outputs) =>
        _evaluation.Run(inputs, outputs, _pass);

    protected override WeightSet Weights() => _parameters.Get();

    protected override void Release()
    {
        _pool.Dispose();
        _training?.Dispose();
        _parameters.Dispose();
        _arena.Dispose();
    }
}
