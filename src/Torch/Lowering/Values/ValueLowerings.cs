using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Lowering.Values;

/// <summary>Values that come from nothing, and values as elements of another type.</summary>
internal static class ValueLowerings
{
    public static OpLowering[] All { get; } =
    [
        Lowered.By<Literal>(Literal),
        Lowered.By<Variable>((_, call) => call.Parameter("value")),
        Lowered.By<Fill>(Fill),
        Lowered.By<Arange>(Arange),
        Lowered.By<ShapeOf>(ShapeOf),
        Lowered.One<Cast>((op, x) => Conversion.Cast(x, op.To)),
    ];

    private static Tensor Literal(Literal op, Call call)
    {
        var tensor = torch.empty([.. op.Value.Type.Shape.Select(d => d.Size)], op.Value.Type.Element.ToTorch());
        op.Value.Bytes.CopyTo(tensor.bytes);
        return call.Placed(tensor);
    }

    private static Tensor Fill(Fill op, Call call)
    {
        var element = op.Type.Element.ToTorch();
        return op.Type.Element.IsFloating()
            ? HeldNumbers.Full(call.Dims(), op.Value, element, call.Device)
            : HeldNumbers.Full(call.Dims(), (long)op.Value, element, call.Device);
    }

    /// <summary>Whole numbers are counted in whole numbers.</summary>
    private static Tensor Arange(Arange op, Call call)
    {
        var places = HeldNumbers.Range(0, call.Dims()[0], call.Device);
        var numbers = op.Element.IsFloating() ? places.type(ScalarType.Float64).Mul(op.Step).Add(op.Start) : places.Mul((long)op.Step).Add((long)op.Start);
        return numbers.type(op.Element.ToTorch());
    }

    private static Tensor ShapeOf(ShapeOf op, Call call)
    {
        var shape = call.X.shape;
        var (from, to) = op.Range(shape.Length);
        return torch.tensor(shape[from..to], device: call.Device);
    }
}
