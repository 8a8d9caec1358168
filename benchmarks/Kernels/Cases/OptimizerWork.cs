using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>An optimizer's update of one long parameter.</summary>
internal sealed class OptimizerWork : IWork, ILossSurface
{
    /// <summary>Small, so that weights stay what they are.</summary>
    private const double Rate = 1e-9;

    private readonly NativeBuffer _memory;
    private readonly RuleExecutor _executor;

    /// <param name="pool">The threads.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="count">Numbers of the parameter.</param>
    public OptimizerWork(WorkerPool pool, Optimizer optimizer, int count)
    {
        _memory = new NativeBuffer(2L * count * sizeof(float));
        Pattern.Fill(_memory.AllFloats());
        var spec = new ParameterSpec("weight", [count], ParameterRole.Weight, Constant.Zeros);
        var parameter = new TrainedParameter(
            new Parameter("weight", spec, IsTrained: true), new PlainLayout(count), _memory.Floats(0, count), _memory.Floats(count, count));
        var rule = new TrainingRule { Optimizer = optimizer };
        _executor = new RuleExecutor(rule, [parameter], pool);

        // Weight and gradient are read and the weight is written; what the optimizer remembers is read and written.
        Cost = new Cost(0, (3.0 * count * sizeof(float)) + (2.0 * RuleExecutor.StateBytes(rule, [(count, count)])));
    }

    public Cost Cost { get; }

    public void Run() => _executor.Step(this, Rate);

    public void Dispose()
    {
        _executor.Dispose();
        _memory.Dispose();
    }

    /// <summary>The gradient is there already.</summary>
    double ILossSurface.Evaluate() => 1;
}
