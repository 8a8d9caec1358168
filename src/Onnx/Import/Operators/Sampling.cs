using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Pictures looked at by places that are values.</summary>
internal static class Sampling
{
    [Operator(16)]
    public static void GridSample(OperatorCall call)
    {
        if (call.Text("mode", "bilinear") is not ("bilinear" or "linear"))
        {
            throw call.Unsupported($"the mode '{call.Text("mode", "")}' is not supported, only the linear one");
        }

        var padding = call.Text("padding_mode", "zeros") switch
        {
            "zeros" => GridPadding.Zeros,
            "border" => GridPadding.Border,
            "reflection" => GridPadding.Reflection,
            var other => throw call.Unsupported($"the padding '{other}' is none that is known"),
        };
        call.Give(call.Add(new GridSample(padding, call.Flag("align_corners")), call.Tensor(0), call.Tensor(1)));
    }

    /// <summary>Before operator set 16 coordinates were those of the pixels' middles.</summary>
    [Operator(10)]
    public static void RoiAlign(OperatorCall call)
    {
        if (call.Text("mode", "avg") is not "avg" and var mode)
        {
            throw call.Unsupported($"the mode '{mode}' is not supported, only the mean");
        }

        var isAligned = call.Text("coordinate_transformation_mode", call.Opset < 16 ? "output_half_pixel" : "half_pixel") == "half_pixel";
        var output = new Size2(checked((int)call.Int("output_height", 1)), checked((int)call.Int("output_width", 1)));
        var op = new RoiAlign(output, call.Float("spatial_scale", 1), checked((int)call.Int("sampling_ratio", 0)), isAligned);
        call.Give(call.Add(op, call.Tensor(0), call.Tensor(1), call.Tensor(2)));
    }

    /// <summary>Regions are rows of the number of their picture and their corners.</summary>
    [Operator(1)]
    public static void MaxRoiPool(OperatorCall call)
    {
        var shape = call.Ints("pooled_shape") is { Length: 2 } cells ? cells : throw call.Unsupported("pooled_shape has to be two numbers");
        var regions = call.Tensor(1);
        var numbers = call.Add(new Cast(DType.Int64), call.Add(new Slice(1, 0, 1), regions));
        var op = new RoiMaxPool(new Size2(checked((int)shape[0]), checked((int)shape[1])), call.Float("spatial_scale", 1));
        call.Give(call.Add(op, call.Tensor(0), call.Add(new Slice(1, 1, 4), regions), call.Reshape(numbers, Shape.Create(regions.Shape[0]))));
    }

    /// <summary>Numbers put back to the places that they were the largest of, counted over the whole value; zeros elsewhere.</summary>
    [Operator(9)]
    public static void MaxUnpool(OperatorCall call)
    {
        var (x, places) = (call.Tensor(0), call.Tensor(1));
        var window = WindowAttributes.Of(call, x.Shape);
        var size = (int axis) => ((call.Size(x, axis + 2) - 1) * window.Stride[axis]) + window.Kernel[axis] - window.Before[axis] - window.After[axis];
        var plain = Shape.Create([x.Shape[0], x.Shape[1], .. Enumerable.Range(0, window.Kernel.Length).Select(a => Dim.FromSize(size(a)))]);
        var target = call.Has(2) ? Shape.Create([.. call.Ints(2).Select(Dim.FromSize)]) : plain;
        var flat = call.Add(new Fill(new TensorType(x.Type.Element, [plain.Elements()]), 0));
        var put = call.Add(new ScatterElements(), flat, call.Reshape(places, [places.Shape.Elements()]), call.Reshape(x, [x.Shape.Elements()]));
        var picture = call.Reshape(put, plain);
        call.Give(target.Equals(plain) ? picture : Enlargements.By(
            call, picture, new int[plain.Rank], [.. target.Select((d, i) => checked((int)(d.Size - call.Size(picture, i))))], PadKind.Constant, 0));
    }
}
