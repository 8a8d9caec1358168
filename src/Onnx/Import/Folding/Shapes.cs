using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Folding;

/// <summary>Sizes of values, and tensors that follow from sizes.</summary>
internal static class Shapes
{
    [Fold]
    public static Value? Shape(OperatorCall call)
    {
        var dims = DimsOf(call);
        var rank = dims.Length;
        var start = (int)Math.Clamp(Counted(call.Int("start", 0), rank), 0, rank);
        var end = (int)Math.Clamp(Counted(call.Int("end", rank), rank), start, rank);
        return Value.Of(Numbers.Of(OnnxType.Int64, [.. dims[start..end].Select(Term.Of)]));
    }

    [Fold]
    public static Value? Size(OperatorCall call) =>
        Value.Of(new Numbers(OnnxType.Int64, [], [Term.Of(DimsOf(call).Aggregate(Dim.FromSize(1), (product, dim) => product * dim))]));

    [Fold]
    public static Value? ConstantOfShape(OperatorCall call)
    {
        if (!call.TryConstant(0, out var shape) || !shape.IsKnown || shape.Items.Aggregate(1.0, (p, t) => p * t.Real) > Numbers.Most)
        {
            return null;
        }

        ImmutableArray<long> dims = [.. shape.Items.Select(t => t.Whole)];
        var value = call.Attribute("value")?.Tensor ?? TensorProto.Of<float>("", [0], 1);
        return Numbers.From(value) is { Items.Length: 1 } number
            ? Value.Of(new Numbers(value.Type, dims, [.. Enumerable.Repeat(number.Items[0], Places.Bounded(dims.AsSpan()))]))
            : null;
    }

    [Fold]
    public static Value? Range(OperatorCall call) => call.Constants() is [var start, var limit, var step] ? Range(start, limit, step) : null;

    /// <summary>Numbers from a start on, a step apart, before a limit; null where they are too many or depend on symbols.</summary>
    public static Value? Range(Numbers start, Numbers limit, Numbers step)
    {
        if (!start.IsKnown || !limit.IsKnown || !step.IsKnown || step.Items[0].Real == 0)
        {
            return null;
        }

        var (first, each) = (start.Items[0], step.Items[0]);
        var count = Math.Max(0, Math.Ceiling((limit.Items[0].Real - first.Real) / each.Real));
        return count > Numbers.Most ? null : Value.Of(Numbers.Of(start.Type, [.. Enumerable.Range(0, (int)count)
            .Select(i => start.IsReal ? Term.Of(first.Real + (i * each.Real)) : Term.Of(first.Whole + (i * each.Whole)))]));
    }

    /// <summary>The dimensions of a value, whatever it is.</summary>
    public static Dim[] DimsOf(OperatorCall call) => call.Input(0) switch
    {
        FlowValue flow => [.. flow.Tensor.Shape],
        ConstantValue constant => [.. constant.Tensor.Dims.Select(Dim.FromSize)],
        SizesValue sizes => [.. sizes.Numbers.Dims.Select(Dim.FromSize)],
        _ => throw call.Unsupported("a sequence has no shape"),
    };

    private static long Counted(long axis, int rank) => axis < 0 ? axis + rank : axis;
}
