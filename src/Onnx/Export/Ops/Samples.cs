using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>Pictures that are looked at through grids.</summary>
internal static class Samples
{
    private const int SampleSince = 16;
    private const int LinearSince = 20;
    private const int AlignedSince = 16;

    /// <summary>Places (x, y, 1) as rows, times each matrix turned round.</summary>
    public static OnnxValue AffineGrid(AffineGrid op, OpCall call)
    {
        var (height, width) = (op.Size.Height, op.Size.Width);
        var places = new float[height * width * 3];
        for (var i = 0; i < height * width; i++)
        {
            places[3 * i] = At(i % width, width, op.AlignCorners);
            places[(3 * i) + 1] = At(i / width, height, op.AlignCorners);
            places[(3 * i) + 2] = 1;
        }

        return call.Numbers("places", places, height * width, 3).MatMul(call.X.Transpose(0, 2, 1)).Reshape(0, height, width, 2);
    }

    public static OnnxValue GridSample(GridSample op, OpCall call)
    {
        call.RequireOpset(SampleSince);
        var padding = op.Padding switch { GridPadding.Zeros => "zeros", GridPadding.Border => "border", _ => "reflection" };
        return call.Graph.Node(
            "GridSample", [call.X, call.Input(1)],
            [
                AttributeProto.Of("mode", call.Graph.Opset < LinearSince ? "bilinear" : "linear"), AttributeProto.Of("padding_mode", padding),
                AttributeProto.Of("align_corners", op.AlignCorners ? 1 : 0),
            ]);
    }

    public static OnnxValue RoiAlign(RoiAlign op, OpCall call)
    {
        if (op.IsAligned)
        {
            call.RequireOpset(AlignedSince);
        }

        var pictures = call.InputType(2).Element == DType.Int64 ? call.Input(2) : call.Input(2).Cast(DType.Int64);
        AttributeProto[] alignment = call.Graph.Opset < AlignedSince
            ? []
            : [AttributeProto.Of("coordinate_transformation_mode", op.IsAligned ? "half_pixel" : "output_half_pixel")];
        return call.Graph.Node(
            "RoiAlign", [call.X, call.Input(1), pictures],
            [
                AttributeProto.Of("output_height", op.Output.Height), AttributeProto.Of("output_width", op.Output.Width),
                AttributeProto.Of("spatial_scale", op.Scale), AttributeProto.Of("sampling_ratio", op.Samples), .. alignment,
            ]);
    }

    /// <summary>A region is one row with the number of its picture before its corners.</summary>
    public static OnnxValue RoiMaxPool(RoiMaxPool op, OpCall call)
    {
        var pictures = call.Input(2).Cast(call.InputType(1).Element).Reshape(-1, 1);
        return call.Graph.Node(
            "MaxRoiPool", [call.X, pictures.Concat([call.Input(1)], 1)],
            [AttributeProto.OfInts("pooled_shape", op.Output.Height, op.Output.Width), AttributeProto.Of("spatial_scale", op.Scale)]);
    }

    private static float At(int place, int places, bool alignCorners) =>
        (float)(!alignCorners ? (((2.0 * place) + 1) / places) - 1 : places == 1 ? 0 : (2.0 * place / (places - 1)) - 1);
}
