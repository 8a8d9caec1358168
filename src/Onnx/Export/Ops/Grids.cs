using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Pictures of other sizes: pools over a grid, and enlarging.</summary>
internal static class Grids
{
    private const int SymmetricSince = 19;

    /// <summary>
    /// The whole picture; cells of equal size as a pool; otherwise one axis after the other, means as a product with each cell's shares, maxima over the places
    /// of each cell, its last one repeated until all cells have as many.
    /// </summary>
    public static OnnxValue AdaptivePool2d(AdaptivePool2d op, OpCall call)
    {
        var isMean = op.Kind == PoolKind.Average;
        if (op.Output == 1)
        {
            return call.Node(isMean ? "GlobalAveragePool" : "GlobalMaxPool");
        }

        if (!call.XShape[2].IsKnown || !call.XShape[3].IsKnown)
        {
            throw new UnsupportedOpException($"needs pictures of a known size for a grid of {op.Output}, and gets {call.XShape}");
        }

        var (height, width) = ((int)call.XShape[2].Size, (int)call.XShape[3].Size);
        if ((height, width) == (op.Output.Height, op.Output.Width))
        {
            return call.X;
        }

        if (height % op.Output.Height == 0 && width % op.Output.Width == 0)
        {
            long[] cell = [height / op.Output.Height, width / op.Output.Width];
            return call.Node(isMean ? "AveragePool" : "MaxPool", AttributeProto.OfInts("kernel_shape", cell), AttributeProto.OfInts("strides", cell));
        }

        return isMean
            ? Shares(call, "rows", height, op.Output.Height, isTurned: false)
                .MatMul(call.X.MatMul(Shares(call, "columns", width, op.Output.Width, isTurned: true)))
            : Largest(Largest(call.X, 2, height, op.Output.Height), 3, width, op.Output.Width);
    }

    /// <summary>The sizes grow by whole factors.</summary>
    public static OnnxValue Upsample2d(Upsample2d op, OpCall call)
    {
        var isNearest = op.Kind == UpsampleKind.Nearest;
        var scales = call.Floats("scales", [1, 1, op.Factor.Height, op.Factor.Width]);
        AttributeProto[] attributes =
        [
            AttributeProto.Of("mode", isNearest ? "nearest" : "linear"),
            AttributeProto.Of("coordinate_transformation_mode", isNearest ? "asymmetric" : op.AlignCorners ? "align_corners" : "half_pixel"),
            .. isNearest ? [AttributeProto.Of("nearest_mode", "floor")] : Array.Empty<AttributeProto>(),
        ];
        return call.Graph.Node("Resize", [call.X, null, scales], attributes);
    }

    /// <summary>By scales, where the sizes follow from them; otherwise by sizes.</summary>
    public static OnnxValue Resize(Resize op, OpCall call)
    {
        if (op.Coordinates == ResizeCoordinates.HalfPixelSymmetric)
        {
            call.RequireOpset(SymmetricSince);
        }

        var crop = op.Crop.Count > 0 ? call.Graph.Initializer(Tensors.Of("roi", [.. op.Crop], call.X.Element, op.Crop.Count)) : null;
        var scales = op.Scales.Count > 0 ? call.Floats("scales", [.. op.Scales.Select(s => (float)s)]) : null;
        var grows = op.Scales.Select((s, a) => (Scale: s, From: call.XShape[a], To: op.Target[a]));
        if (grows.Any(g => g.From.IsKnown && g.To.IsKnown && Math.Floor(g.From.Size * g.Scale) != g.To.Size))
        {
            throw new UnsupportedOpException($"grows by {op.Scales} to {op.Target}, which is not what {call.XShape} times that is");
        }

        return call.Graph.Node("Resize", scales is null ? [call.X, crop, null, call.Sizes.Of(op.Target)] : [call.X, crop, scales], [.. Rules(op)]);
    }

    private static IEnumerable<AttributeProto> Rules(Resize op)
    {
        yield return AttributeProto.Of("mode", op.Kind switch { ResizeKind.Nearest => "nearest", ResizeKind.Linear => "linear", _ => "cubic" });
        yield return AttributeProto.Of("coordinate_transformation_mode", op.Coordinates switch
        {
            ResizeCoordinates.HalfPixel => "half_pixel",
            ResizeCoordinates.HalfPixelSymmetric => "half_pixel_symmetric",
            ResizeCoordinates.HalfPixelOrZero => "pytorch_half_pixel",
            ResizeCoordinates.Asymmetric => "asymmetric",
            ResizeCoordinates.AlignCorners => "align_corners",
            _ => "tf_crop_and_resize",
        });
        if (op.Kind == ResizeKind.Nearest)
        {
            yield return AttributeProto.Of("nearest_mode", op.Rounding switch
            {
                ResizeRounding.PreferFloor => "round_prefer_floor",
                ResizeRounding.PreferCeiling => "round_prefer_ceil",
                ResizeRounding.Floor => "floor",
                _ => "ceil",
            });
        }

        if (op.Kind == ResizeKind.Cubic)
        {
            yield return AttributeProto.Of("cubic_coeff_a", (float)op.CubicCoefficient);
        }

        if (op.ExcludesOutside)
        {
            yield return AttributeProto.Of("exclude_outside", 1);
        }

        if (op.Crop.Count > 0)
        {
            yield return AttributeProto.Of("extrapolation_value", (float)op.Extrapolation);
        }
    }

    /// <summary>[cells, size], or turned round: 1 over the length of a cell at its places.</summary>
    private static OnnxValue Shares(OpCall call, string name, int size, int cells, bool isTurned)
    {
        var shares = new float[cells * size];
        for (var i = 0; i < cells; i++)
        {
            var (start, end) = Cell(i, size, cells);
            for (var place = start; place < end; place++)
            {
                shares[isTurned ? (place * cells) + i : (i * size) + place] = 1f / (end - start);
            }
        }

        return isTurned ? call.Numbers(name, shares, size, cells) : call.Numbers(name, shares, cells, size);
    }

    private static OnnxValue Largest(OnnxValue x, int axis, int size, int cells)
    {
        var longest = Enumerable.Range(0, cells).Max(i => Cell(i, size, cells).End - Cell(i, size, cells).Start);
        var places = new long[cells * longest];
        for (var i = 0; i < places.Length; i++)
        {
            var (start, end) = Cell(i / longest, size, cells);
            places[i] = Math.Min(start + (i % longest), end - 1);
        }

        var indices = x.Graph.Initializer<long>($"{x.Hint}.places", places, cells, longest);
        return x.Gather(indices, axis).ReduceMax([axis + 1], keepdims: false);
    }

    /// <summary>From floor(i size / cells) to ceil((i + 1) size / cells).</summary>
    private static (int Start, int End) Cell(int i, int size, int cells) => (i * size / cells, (((i + 1) * size) + cells - 1) / cells);
}
