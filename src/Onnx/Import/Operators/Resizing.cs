using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Values of another size.</summary>
internal static class Resizing
{
    /// <summary>Before Resize had its rules: new place i looks at i / scale, the nearest is the lower one.</summary>
    [Operator(7, 9)]
    public static void Upsample(OperatorCall call)
    {
        var x = call.Tensor(0);
        var scales = call.Opset < 9 ? call.Attribute("scales")?.Floats.Select(s => (double)s).ToArray() : Scales(call, 1);
        call.Give(Add(call, x, Target(call, x, scales ?? throw call.Unsupported("it lacks its scales")), new Resize(x.Shape, Kind(call))
        {
            Scales = Networks.Ops.Numbers.Create(scales),
            Coordinates = ResizeCoordinates.Asymmetric,
            Rounding = ResizeRounding.Floor,
        }));
    }

    [Operator(10)]
    public static void Resize(OperatorCall call)
    {
        var x = call.Tensor(0);
        var isOld = call.Opset < 11;
        if (call.Flag("antialias") || call.Text("keep_aspect_ratio_policy", "stretch") != "stretch" 
            || (call.Flag("exclude_outside") && Kind(call) == ResizeKind.Linear))
        {
            throw call.Unsupported("it smooths before it shrinks, or keeps proportions");
        }

        var scaleInput = isOld ? 1 : 2;
        var scales = call.Has(scaleInput) && Scales(call, scaleInput) is { Length: > 0 } given ? given : null;
        var sizes = scales is null ? call.Numbers(3) : null;
        var axes = call.Ints("axes")?.Select(a => call.Axis(a, x.Shape.Rank)).ToArray() ?? [.. Enumerable.Range(0, x.Shape.Rank)];
        var target = scales is not null ? Target(call, x, Spread(scales, axes, x.Shape.Rank)) : Target(call, x, sizes!, axes);
        var op = new Resize(target, Kind(call))
        {
            Scales = scales is null ? [] : Networks.Ops.Numbers.Create(Spread(scales, axes, x.Shape.Rank)),
            Coordinates = isOld ? ResizeCoordinates.Asymmetric : Coordinates(call),
            Rounding = isOld ? ResizeRounding.Floor : Rounding(call),
            CubicCoefficient = call.Float("cubic_coeff_a", -0.75f),
            ExcludesOutside = call.Flag("exclude_outside"),
            Extrapolation = call.Float("extrapolation_value", 0),
        };
        op = op.Coordinates == ResizeCoordinates.Crop ? op with { Crop = Networks.Ops.Numbers.Create([.. call.Numbers(1).Items.Select(t => t.Real)]) } : op;
        call.Give(Add(call, x, target, op));
    }

    /// <summary>Pictures enlarged by whole factors have a step of their own.</summary>
    private static Tensor Add(OperatorCall call, Tensor x, Shape target, Resize op)
    {
        var isPlain = op.Kind switch
        {
            ResizeKind.Nearest => op is { Coordinates: ResizeCoordinates.Asymmetric, Rounding: ResizeRounding.Floor }
                or { Coordinates: ResizeCoordinates.HalfPixel or ResizeCoordinates.HalfPixelOrZero, Rounding: ResizeRounding.PreferFloor },
            ResizeKind.Linear => op.Coordinates is ResizeCoordinates.HalfPixel or ResizeCoordinates.AlignCorners,
            _ => false,
        };
        if (isPlain && Factor(x, target, op.Scales) is { } factor)
        {
            var kind = op.Kind == ResizeKind.Nearest ? UpsampleKind.Nearest : UpsampleKind.Bilinear;
            return call.Add(new Upsample2d(factor, kind, kind == UpsampleKind.Bilinear && op.Coordinates == ResizeCoordinates.AlignCorners), x);
        }

        return target.Equals(x.Shape) && op.Coordinates != ResizeCoordinates.Crop ? x : call.Add(op with { Target = target }, x);
    }

    private static Size2? Factor(Tensor x, Shape target, Networks.Ops.Numbers scales)
    {
        if (x.Shape.Rank != 4 || x.Type.Element != DType.Float32 || x.Shape[0] != target[0] || x.Shape[1] != target[1])
        {
            return null;
        }

        Span<int> factors = [0, 0];
        for (var i = 0; i < 2; i++)
        {
            var (from, to) = (x.Shape[i + 2], target[i + 2]);
            if (!from.IsKnown || !to.IsKnown || from.Size == 0 || to.Size % from.Size != 0 || (scales.Count > 0 && scales[i + 2] != to.Size / from.Size))
            {
                return null;
            }

            factors[i] = checked((int)(to.Size / from.Size));
        }

        return (factors[0], factors[1]);
    }

    private static Shape Target(OperatorCall call, Tensor x, double[] scales) => scales.Length == x.Shape.Rank
        ? Shape.Create([.. x.Shape.Select((d, i) => scales[i] == 1 ? d
            : d.IsKnown ? Dim.FromSize((long)Math.Floor(d.Size * scales[i]))
            : scales[i] == Math.Floor(scales[i]) ? d * Dim.FromSize((long)scales[i])
                : throw call.Unsupported($"{d} times {scales[i]} is no size before data arrives"))])
        : throw call.Unsupported($"{scales.Length} scales do not fit {x.Type}");

    private static Shape Target(OperatorCall call, Tensor x, Numbers sizes, int[] axes)
    {
        if (sizes.Items.Length != axes.Length)
        {
            throw call.Unsupported($"{sizes.Items.Length} sizes do not fit {x.Type}");
        }

        var shape = x.Shape;
        for (var i = 0; i < axes.Length; i++)
        {
            var size = sizes.Items[i].AsDim() ?? throw call.Unsupported($"{sizes.Items[i]} is no size");
            var isBatch = call.Graph.HasNewBatch && axes[i] == 0 && shape[0] == Dim.Batch && size == Dim.FromSize(1);
            shape = isBatch ? shape : shape.With(axes[i], size);
        }

        return shape;
    }

    private static double[] Spread(double[] scales, int[] axes, int rank)
    {
        var all = Enumerable.Repeat(1.0, rank).ToArray();
        for (var i = 0; i < Math.Min(axes.Length, scales.Length); i++)
        {
            all[axes[i]] = scales[i];
        }

        return all;
    }

    private static double[] Scales(OperatorCall call, int input)
    {
        var numbers = call.Numbers(input);
        return numbers.IsKnown ? [.. numbers.Items.Select(t => t.Real)] : throw call.Unsupported("its scales depend on a symbolic size");
    }

    private static ResizeKind Kind(OperatorCall call) => call.Text("mode", "nearest") switch
    {
        "nearest" => ResizeKind.Nearest,
        "linear" or "bilinear" => ResizeKind.Linear,
        "cubic" => ResizeKind.Cubic,
        var other => throw call.Unsupported($"the mode '{other}' is none that is known"),
    };

    private static ResizeCoordinates Coordinates(OperatorCall call) => call.Text("coordinate_transformation_mode", "half_pixel") switch
    {
        "half_pixel" => ResizeCoordinates.HalfPixel,
        "half_pixel_symmetric" => ResizeCoordinates.HalfPixelSymmetric,
        "pytorch_half_pixel" => ResizeCoordinates.HalfPixelOrZero,
        "asymmetric" => ResizeCoordinates.Asymmetric,
        "align_corners" => ResizeCoordinates.AlignCorners,
        "tf_crop_and_resize" => ResizeCoordinates.Crop,
        var other => throw call.Unsupported($"coordinates '{other}' are not supported"),
    };

    private static ResizeRounding Rounding(OperatorCall call) => call.Text("nearest_mode", "round_prefer_floor") switch
    {
        "round_prefer_floor" => ResizeRounding.PreferFloor,
        "round_prefer_ceil" => ResizeRounding.PreferCeiling,
        "floor" => ResizeRounding.Floor,
        "ceil" => ResizeRounding.Ceiling,
        var other => throw call.Unsupported($"the rounding '{other}' is none that is known"),
    };
}
