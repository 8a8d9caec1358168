using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Pools over any number of axes.</summary>
internal static class PoolsNd
{
    private const int NormDilationSince = 18;
    private const int MeanDilationSince = 19;

    public static OnnxValue[] PoolNd(PoolNd op, OpCall call)
    {
        var window = Enumerable.Range(0, op.Kernel.Count).Select(a => new WindowAxis(
            call.XShape[a + 2], call.YShape[a + 2], op.Kernel[a], WindowAxis.At(op.Stride, a, 1), WindowAxis.At(op.Dilation, a, 1),
            WindowAxis.At(op.Before, a, 0), WindowAxis.At(op.After, a, 0), IsSame: false)).ToArray();
        var isDilated = window.Any(a => a.Dilation != 1);
        return op.Kind switch
        {
            PoolNdKind.Max => Largest(op, call, window),
            PoolNdKind.Average => [Mean(op, call, window, isDilated)],
            _ => [Norm(op, call, window, isDilated)],
        };
    }

    private static OnnxValue[] Largest(PoolNd op, OpCall call, WindowAxis[] window)
    {
        AttributeProto[] attributes =
        [
            .. Pools.Attributes(window, op.Ceiling), .. op.ColumnMajor ? [AttributeProto.Of("storage_order", 1)] : Array.Empty<AttributeProto>(),
        ];
        return op.WithIndices
            ? [.. call.Graph.Node("MaxPool", [call.X], attributes, [call.X.Element, DType.Int64])]
            : [call.Node("MaxPool", attributes)];
    }

    private static OnnxValue Mean(PoolNd op, OpCall call, WindowAxis[] window, bool isDilated)
    {
        if (isDilated)
        {
            call.RequireOpset(MeanDilationSince);
        }

        return Pools.Mean(call, window, op.CountPadding, op.Ceiling);
    }

    /// <summary>The operator has whole powers, and before operator set 18 neither dilation nor windows that hang over the end.</summary>
    private static OnnxValue Norm(PoolNd op, OpCall call, WindowAxis[] window, bool isDilated)
    {
        AttributeProto[] attributes = [.. Pools.Attributes(window, op.Ceiling, isExplicit: true)];
        if (isDilated || attributes.Any(a => a.Name == "ceil_mode"))
        {
            call.RequireOpset(NormDilationSince);
        }

        return op.P == Math.Floor(op.P)
            ? call.Node("LpPool", [.. attributes, AttributeProto.Of("p", (long)op.P)])
            : throw new UnsupportedOpException($"takes the {op.P}-norm, and the standard has whole numbers only");
    }
}
