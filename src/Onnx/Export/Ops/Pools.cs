using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Pools under a sliding window, and the way back.</summary>
internal static class Pools
{
    /// <summary>The operator's places count through the whole tensor, ours through a picture.</summary>
    public static OnnxValue[] MaxPool2d(MaxPool2d op, OpCall call)
    {
        var window = WindowAxis.Of(call, op.Kernel, op.Stride, op.Dilation, op.Padding);
        AttributeProto[] attributes = [.. Attributes(window, op.Ceiling)];
        if (!op.WithIndices)
        {
            return [call.Node("MaxPool", attributes)];
        }

        var outputs = call.Graph.Node("MaxPool", [call.X], attributes, [call.X.Element, DType.Int64]);
        return [outputs[0], outputs[1].Mod(call.Sizes.Of(call.XShape[2] * call.XShape[3]))];
    }

    public static OnnxValue AveragePool2d(AveragePool2d op, OpCall call) =>
        Mean(call, WindowAxis.Of(call, op.Kernel, op.Stride, 1, op.Padding), op.CountPadding, op.Ceiling);

    /// <summary>Each channel's picture is a row of zeros that the maxima are scattered into.</summary>
    public static OnnxValue MaxUnpool2d(MaxUnpool2d op, OpCall call)
    {
        var picture = call.YShape;
        var rows = Shape.Create(picture[0], picture[1], picture[2] * picture[3]);
        var zeros = Values.Filled(call, rows, 0, call.X.Element);
        var filled = call.Graph.Node("ScatterElements", [zeros, call.Input(1).Reshape(0, 0, -1), call.X.Reshape(0, 0, -1)], [AttributeProto.Of("axis", 2)]);
        return Arrangements.Shaped(filled, rows, picture, call);
    }

    /// <summary>
    /// What hangs over the padding never counts in a mean. Where padding counts and a window may hang over it, zeros become part of the picture and nothing
    /// behind them counts.
    /// </summary>
    public static OnnxValue Mean(OpCall call, WindowAxis[] window, bool countPadding, bool ceiling)
    {
        var counts = countPadding && window.Any(a => a.IsSame || a.Before > 0 || a.After > 0);
        var x = call.X;
        if (counts && ceiling && window.All(a => !a.IsSame))
        {
            var pads = call.Graph.Ints([0, 0, .. window.Select(a => a.Before), 0, 0, .. window.Select(a => a.After)]);
            x = call.Graph.Node("Pad", [x, pads], [AttributeProto.Of("mode", "constant")]);
            window = [.. window.Select(a => a with { Size = a.Size + (a.Before + a.After), Before = 0, After = 0 })];
            counts = false;
        }

        return call.Graph.Node("AveragePool", [x], [.. Attributes(window, ceiling), AttributeProto.Of("count_include_pad", counts ? 1 : 0)]);
    }

    /// <summary>
    /// A last window that would begin behind the picture is dropped here, but not by every runtime. Where the standard's formula gives another number of places
    /// than ours, or an operator has no such formula, the padding at the end says how far windows go.
    /// </summary>
    public static IEnumerable<AttributeProto> Attributes(WindowAxis[] window, bool ceiling, bool isExplicit = false)
    {
        var isCeiling = ceiling && window.All(a => !a.IsSame);
        if (isCeiling && window.All(a => a.Size.IsKnown && a.Places.IsKnown) && (isExplicit || window.Any(a => Rounded(a) != a.Places.Size)))
        {
            window = [.. window.Select(a => a with { After = Math.Max(a.After, a.Needed) })];
            isCeiling = false;
        }

        return [.. WindowAxis.Attributes(window), .. isCeiling ? [AttributeProto.Of("ceil_mode", 1)] : Array.Empty<AttributeProto>()];
    }

    private static long Rounded(WindowAxis axis)
    {
        var room = axis.Size.Size + axis.Before + axis.After - axis.Reach;
        return ((room + axis.Stride - 1) / axis.Stride) + 1;
    }
}
