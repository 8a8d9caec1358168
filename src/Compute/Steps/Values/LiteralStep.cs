using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Numbers that are part of the network, brought in anew in each pass.</summary>
internal sealed class LiteralStep : Step
{
    private readonly TensorLiteral _literal;

    private LiteralStep(StepContext context)
        : base(context.Name, [], [context.Output(channelsLast: false)]) => _literal = context.Op<Literal>().Value;

    public static Step Make(StepContext context) => new LiteralStep(context);

    public override void Forward(Pass pass) => _literal.Bytes.CopyTo(Outputs[0].Data.As<byte>(_literal.Bytes.Length));
}
