using MLNetVision.Compute.Oracle;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using Value = MLNetVision.Compute.Planning.Value;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// An op that has no kernel of its own, or whose elements are not single precision: numbers are brought into the plan's workspace, computed there as the scalar
/// engine does, and brought back.
/// </summary>
internal class PlainStep : Step
{
    private readonly Node _node;
    private readonly ScalarOp _op;
    private readonly bool _training;
    private readonly StoredParameter[] _parameters;
    private PlainMemory _memory = null!;

    /// <param name="context">What it is made from.</param>
    /// <param name="inputs">What it takes, in an order of axes that makes no difference to the op.</param>
    /// <param name="outputs">What it gives, likewise.</param>
    protected PlainStep(StepContext context, IReadOnlyList<Value> inputs, IReadOnlyList<Value> outputs)
        : base(context.Name, inputs, outputs)
    {
        _node = context.Node;
        _op = OpTable.For(_node.Op);
        _training = context.Training;
        _parameters = [.. context.Signature.Parameters.Select(p => context.Parameter(p.Name)!)];
        ParameterNames = [.. context.Signature.Parameters.Select(p => p.Name)];
        Parameters = [.. _parameters.Where(p => p.NeedsGradient)];
    }

    public override IReadOnlyList<StoredParameter> Parameters { get; }

    public override int WorkspaceCount => _memory.Count;

    private string[] ParameterNames { get; }

    public override bool BackwardReadsOutput(int index) => true;

    /// <summary>Makes a step in plain order.</summary>
    public static Step Make(StepContext context) => new PlainStep(
        context,
        [.. Enumerable.Range(0, context.InputCount).Select(context.Exact)],
        [.. Enumerable.Range(0, context.Signature.Outputs.Length).Select(i => context.Output(channelsLast: false, i))]);

    public override void Resize() => _memory = new PlainMemory(_node, Inputs, Outputs, [.. ParameterNames.Zip(_parameters)], _training);

    public override void Forward(Pass pass)
    {
        _memory.Begin(pass.Workspace);
        _op.Forward(_memory.Call);
        _memory.GiveOutputs();
    }

    public override void Backward(Pass pass)
    {
        _memory.BeginBackward(pass.Workspace);
        _op.Backward(_memory.Call);
        _memory.GiveGradients();
    }
}
