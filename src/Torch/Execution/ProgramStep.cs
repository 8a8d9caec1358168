using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Lowering;

namespace MLNetVision.Torch.Execution;

/// <summary>A step of a program.</summary>
/// <param name="Node">The step of the network.</param>
/// <param name="Signature">What it gives.</param>
/// <param name="Lowering">What computes it; null for what the user gives.</param>
/// <param name="InputSlots">Where its inputs are.</param>
/// <param name="FirstSlot">Where its first output goes, the others behind it.</param>
/// <param name="Shapes">The shapes of its outputs.</param>
internal sealed record ProgramStep(Node Node, OpSignature Signature, OpLowering? Lowering, int[] InputSlots, int FirstSlot, ShapeFormula[] Shapes)
{
    /// <summary>Runs the step; what it makes on the way is let go of at once.</summary>
    public Tensor[] Run(Tensor?[] values, CallContext context)
    {
        using var scope = torch.NewDisposeScope();
        Tensor[] inputs = [.. InputSlots.Select(slot => values[slot]!)];
        inputs = Cast(inputs, ScalarType.Float32, from: ScalarType.Float16);
        var call = new Call(Node, Signature, context.Placement.IsMixed ? Cast(inputs) : inputs, context, Shapes);
        var outputs = Lowering!.Run(call);
        for (var i = 0; i < outputs.Length; i++)
        {
            // Half precision is what a value is kept in; libtorch computes little in it on a CPU.
            outputs[i] = call.Element(i) == ScalarType.Float16 ? outputs[i].As(ScalarType.Float16) : outputs[i];

            // A value of its own is what the program lets go of; a lowering may give back what it was given.
            outputs[i] = scope.Contains(outputs[i]) ? outputs[i] : outputs[i].alias();
            scope.MoveToOuter(outputs[i]);
        }

        return outputs;
    }

    private Tensor[] Cast(Tensor[] inputs) => Lowering!.Casting switch
    {
        Casting.Low => Cast(inputs, ScalarType.BFloat16, from: ScalarType.Float32),
        Casting.Single => Cast(inputs, ScalarType.Float32, from: ScalarType.BFloat16),
        _ => inputs.Any(i => i.dtype == ScalarType.Float32) ? Cast(inputs, ScalarType.Float32, from: ScalarType.BFloat16) : inputs,
    };

    private static Tensor[] Cast(Tensor[] inputs, ScalarType to, ScalarType from) => [.. inputs.Select(i => i.dtype == from ? i.type(to) : i)];
}
