using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>
/// The step that the engine makes of a network of one op, in memory of its own: what runs is what training runs, with whatever algorithm the step chooses. A
/// gradient of weights is the way back with no gradient of the input asked for, and the reverse.
/// </summary>
internal sealed class StepWork : IWork
{
    private const ulong Seed = 1;

    private readonly ParameterStore _parameters;
    private readonly Step _step;
    private readonly Pass _pass;
    private readonly NativeBuffer _memory;
    private readonly bool _forward;

    /// <param name="pool">The threads.</param>
    /// <param name="network">The op, with a batch of known size, and what runs as one step with it.</param>
    /// <param name="part">What of it is timed.</param>
    public StepWork(WorkerPool pool, Network network, Part part)
    {
        var trained = part == Part.InputGradient && network.Parameters.Length > 0 ? network.Freeze("") : network;
        _parameters = new ParameterStore(trained, WeightSet.Initialise(trained, Seed), gradients: true);
        bool[] every = [.. Enumerable.Repeat(true, trained.Nodes.Length)];
        var parts = PlanBuilder.Build(trained, _parameters.ByName, every, training: true, part is Part.InputGradient or Part.Backward, Seed);
        _step = parts.Steps.Single();
        _forward = part == Part.Forward;
        foreach (var value in parts.Values)
        {
            value.Resize([.. value.Type.Shape.Select(d => checked((int)d.Size))]);
        }

        _step.Resize();
        _pass = new Pass(pool, Seed);
        _memory = LayOut(parts.Values);
        var flops = trained.Nodes.Sum(n => (double)trained.SignatureOf(n).Flops);
        Cost = _forward ? StepCost.Forward(_step, flops) : StepCost.Backward(_step, flops);
        _step.Forward(_pass);
    }

    public Cost Cost { get; }

    public void Run()
    {
        if (_forward)
        {
            _step.Forward(_pass);
            return;
        }

        foreach (var input in _step.Inputs)
        {
            input.ForgetGradient();
        }

        foreach (var parameter in _step.Parameters)
        {
            parameter.ForgetGradient();
        }

        _step.Backward(_pass);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _parameters.Dispose();
    }

    /// <summary>Every block has a place to itself, so that a way back finds the same gradient again. Inputs and the gradients of outputs get numbers.</summary>
    private NativeBuffer LayOut(IReadOnlyList<Value> values)
    {
        var blocks = new Dictionary<Block, long>();
        foreach (var (block, count) in values.SelectMany(v => ((Block, long)[])[(v.DataBlock, v.Count), (v.GradientBlock, v.Count)]).Concat(_step.Kept))
        {
            blocks[block] = count;
        }

        var scratch = Arena.RoundUp(_step.ScratchCount);
        var memory = new NativeBuffer(sizeof(float) * (blocks.Values.Sum(Arena.RoundUp) + scratch));
        var at = scratch;
        foreach (var (block, count) in blocks)
        {
            block.LieAt(memory.Floats(at, count));
            at += Arena.RoundUp(count);
        }

        _pass.Scratch = memory.Floats(0, scratch);
        foreach (var input in _step.Inputs.Where(i => i.Type.Element.IsFloating()))
        {
            Pattern.Fill(input.Data);
        }

        foreach (var output in _step.Outputs)
        {
            Pattern.Fill(output.Gradient);
            output.AddsGradient();
        }

        return memory;
    }
}
