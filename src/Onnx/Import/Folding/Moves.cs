using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Known tensors in other shapes and orders. A weight that is moved whole stays a weight under its name.</summary>
internal static class Moves
{
    [Fold]
    public static Value? Reshape(OperatorCall call) => !IsKnown(call) || call.Constant(1) is not { IsKnown: true } target
        ? null
        : Reshaped(call, TargetShape.Resolve(Dims(call), [.. target.Items.Select(t => t.Whole)], call.Flag("allowzero")));

    [Fold]
    public static Value? Flatten(OperatorCall call)
    {
        if (!IsKnown(call))
        {
            return null;
        }

        var dims = Dims(call);
        var axis = (int)call.Int("axis", 1);
        axis = axis < 0 ? axis + dims.Length : axis;
        return Reshaped(call, [Places.Count(dims.AsSpan()[..axis]), Places.Count(dims.AsSpan()[axis..])]);
    }

    [Fold]
    public static Value? Squeeze(OperatorCall call)
    {
        if (!IsKnown(call) || (call.Has(1) && call.Constant(1) is null))
        {
            return null;
        }

        var dims = Dims(call);
        var axes = call.Axes("axes", 1)?.Select(a => call.Axis(a, dims.Length)).ToArray();
        return Reshaped(call, [.. dims.Where((d, i) => axes is null ? d != 1 : !axes.Contains(i))]);
    }

    [Fold]
    public static Value? Unsqueeze(OperatorCall call)
    {
        if (!IsKnown(call) || (call.Has(1) && call.Constant(1) is null))
        {
            return null;
        }

        var dims = Dims(call).ToList();
        var axes = call.Axes("axes", 1)!;
        foreach (var axis in axes.Select(a => call.Axis(a, dims.Count + axes.Length)).ToArray().Order())
        {
            dims.Insert(axis, 1);
        }

        return Reshaped(call, [.. dims]);
    }

    [Fold]
    public static Value? Transpose(OperatorCall call)
    {
        if (!IsKnown(call))
        {
            return null;
        }

        var dims = Dims(call);
        var order = call.Ints("perm") ?? [.. Enumerable.Range(0, dims.Length).Reverse().Select(i => (long)i)];
        var own = Places.Strides(dims.AsSpan());
        long[] to = [.. order.Select(a => dims[(int)a])];
        long[] strides = [.. order.Select(a => own[a])];
        return call.Input(0) is ConstantValue constant
            ? constant with { Tensor = Moved(constant.Tensor, to, strides) }
            : new SizesValue(((SizesValue)call.Input(0)).Numbers with { Dims = [.. to], Items = Places.Move<Term>(call.Constant(0)!.Items, to, 0, strides) });
    }

    [Fold]
    public static Value? Expand(OperatorCall call)
    {
        if (call.Constants() is not [var x, { IsKnown: true } shape] || shape.Items.Aggregate(1.0, (p, t) => p * t.Real) > Numbers.Most)
        {
            return null;
        }

        var dims = Places.Broadcast(x.Dims.AsSpan(), [.. shape.Items.Select(t => t.Whole)]);
        return Value.Of(new Numbers(x.Type, dims, Places.Stretch(x, dims.AsSpan())));
    }

    private static bool IsKnown(OperatorCall call) => call.Input(0) is ConstantValue { Tensor: { Type: not OnnxType.Text,
        External.IsEmpty: true } } or SizesValue;

    private static ImmutableArray<long> Dims(OperatorCall call) =>
        call.Input(0) is ConstantValue constant ? constant.Tensor.Dims : ((SizesValue)call.Input(0)).Numbers.Dims;

    private static Value Reshaped(OperatorCall call, ImmutableArray<long> dims) => call.Input(0) is ConstantValue constant
        ? constant with { Tensor = Places.Count(dims.AsSpan()) == constant.Tensor.Count ? constant.Tensor with { Dims = dims }
            : throw call.Unsupported($"{constant.Tensor} has no shape [{string.Join(", ", dims)}]") }
        : new SizesValue(((SizesValue)call.Input(0)).Numbers with { Dims = dims });

    private static TensorProto Moved(TensorProto tensor, long[] dims, long[] strides)
    {
        var bytes = tensor.Data.Span;
        return tensor with
        {
            Dims = [.. dims],
            Data = (tensor.Type.Bits() / 8) switch
            {
                1 => Places.Move(bytes, dims, 0, strides),
                2 => Bytes(Places.Move(MemoryMarshal.Cast<byte, short>(bytes), dims, 0, strides)),
                4 => Bytes(Places.Move(MemoryMarshal.Cast<byte, int>(bytes), dims, 0, strides)),
                8 => Bytes(Places.Move(MemoryMarshal.Cast<byte, long>(bytes), dims, 0, strides)),
                _ => throw new UnsupportedException($"constants of {tensor.Type} cannot be moved"),
            },
        };
    }

    private static byte[] Bytes<T>(T[] values)
        where T : struct => MemoryMarshal.AsBytes<T>(values).ToArray();
}
