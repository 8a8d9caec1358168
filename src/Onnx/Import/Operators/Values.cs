using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Constants of the graph.</summary>
internal static class Values
{
    [Operator]
    public static void Constant(OperatorCall call) => call.Give(new ConstantValue(Tensor(call)) { IsComputed = true });

    private static TensorProto Tensor(OperatorCall call) =>
        call.Attribute("value")?.Tensor
        ?? (call.Attribute("value_float") is { } number ? TensorProto.Of<float>("", [number.Float])
            : call.Attribute("value_int") is { } whole ? TensorProto.Of<long>("", [whole.Int])
            : call.Attribute("value_floats") is { } numbers ? TensorProto.Of<float>("", numbers.Floats.AsSpan(), numbers.Floats.Length)
            : call.Attribute("value_ints") is { } wholes ? TensorProto.Of<long>("", wholes.Ints.AsSpan(), wholes.Ints.Length)
            : throw call.Unsupported("it holds no tensor that is supported"));
}
