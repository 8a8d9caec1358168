using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>The same numbers in another shape or order.</summary>
internal static class Arrangements
{
    /// <summary>PyTorch writes parameters that are equal before training as one and its copies: each is a parameter of its own, with its own name.</summary>
    [Operator]
    public static void Identity(OperatorCall call) => call.Give(
        call.Input(0) is ConstantValue { IsComputed: false } weight
            ? weight with { Tensor = weight.Tensor with { Name = call.Node.Outputs[0] } }
            : call.Input(0));

    [Operator]
    public static void Flatten(OperatorCall call)
    {
        var x = call.Tensor(0);
        var rank = x.Shape.Rank;
        var axis = call.Int("axis", 1);
        axis = axis < 0 ? axis + rank : axis;
        call.Give(axis == 1 && rank > 1
            ? call.Add(new Flatten(), x)
            : axis >= 0 && axis <= rank ? call.Reshape(x, [x.Shape.Slice(0, (int)axis).Elements(), x.Shape.Slice((int)axis, rank).Elements()])
            : throw call.Unsupported($"axis {axis} is none of {x.Type}"));
    }

    [Operator]
    public static void Reshape(OperatorCall call)
    {
        var x = call.Tensor(0);
        call.Give(call.Reshape(x, TargetShape.Resolve(x.Shape, call.Numbers(1).Items, call.Flag("allowzero"), call.Graph.HasNewBatch)));
    }

    [Operator]
    public static void Squeeze(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axes = call.Axes("axes", 1)?.Select(a => call.Axis(a, x.Shape.Rank)).ToHashSet();
        if (axes is null && call.Graph.HasNewBatch && x.Shape.Rank > 0 && x.Shape[0] == Dim.Batch)
        {
            throw call.Unsupported("it lacks its axes, and one of them may be the batch");
        }

        axes ??= [.. Enumerable.Range(0, x.Shape.Rank).Where(i => x.Shape[i] is { IsKnown: true, Size: 1 })];
        if (axes.Any(a => x.Shape[a] is not { IsKnown: true, Size: 1 }))
        {
            throw call.Unsupported($"only sizes of 1 can go, but {x.Type} is squeezed at [{string.Join(", ", axes)}]");
        }

        call.Give(call.Reshape(x, Shape.Create([.. x.Shape.Where((_, i) => !axes.Contains(i))])));
    }

    [Operator]
    public static void Unsqueeze(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axes = call.Axes("axes", 1) ?? throw call.Unsupported("it lacks its axes");
        var dims = x.Shape.ToList();
        foreach (var axis in axes.Select(a => call.Axis(a, x.Shape.Rank + axes.Length)).ToArray().Order())
        {
            dims.Insert(axis, 1);
        }

        call.Give(call.Reshape(x, Shape.Create([.. dims])));
    }

    [Operator]
    public static void Transpose(OperatorCall call)
    {
        var x = call.Tensor(0);
        var order = call.Ints("perm")?.Select(a => checked((int)a)) ?? Enumerable.Range(0, x.Shape.Rank).Reverse();
        call.Give(call.Add(new Transpose(Axes.Create([.. order])), x));
    }

    [Operator]
    public static void Concat(OperatorCall call)
    {
        var parts = call.Tensors();
        call.Give(parts.Length == 1 ? parts[0] : call.Add(new Concat(call.Axis(call.Int("axis", 1), parts[0].Shape.Rank)), parts));
    }

    [Operator]
    public static void Slice(OperatorCall call)
    {
        var x = call.Tensor(0);
        foreach (var cut in Cut.Of(call, x.Shape.Rank))
        {
            x = Slices.Take(call, x, cut);
        }

        call.Give(x);
    }

    [Operator]
    public static void Split(OperatorCall call)
    {
        var x = call.Tensor(0);
        var axis = call.Axis(call.Int("axis", 0), x.Shape.Rank);
        var size = call.Size(x, axis);
        var parts = call.Node.Outputs.Length;
        var lengths = call.Opset < 13 ? call.Ints("split") : call.Has(1) ? call.Ints(1) : null;
        var each = (size + parts - 1) / parts;
        lengths ??= [.. Enumerable.Range(0, parts).Select(i => Math.Min(each, size - (i * each)))];
        if (lengths.Length != parts || lengths.Sum() != size || lengths.Any(l => l < 0))
        {
            throw call.Unsupported($"parts of [{string.Join(", ", lengths)}] do not fit {size} places and {parts} outputs");
        }

        var start = 0L;
        for (var i = 0; i < parts; i++)
        {
            call.Give(new FlowValue(call.Add(new Slice(axis, checked((int)start), checked((int)lengths[i])), x)), i);
            start += lengths[i];
        }
    }
}
