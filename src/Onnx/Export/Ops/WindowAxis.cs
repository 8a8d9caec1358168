using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export.Ops;

/// <summary>
/// How a window slides along one axis. Amounts of padding are numbers wherever they can be known; a symbolic size leaves 'same' to the runtime.
/// </summary>
/// <param name="Size">Places of the picture.</param>
/// <param name="Places">Places of the window.</param>
/// <param name="Kernel">Places under the window.</param>
/// <param name="Stride">How far the window moves.</param>
/// <param name="Dilation">How far apart the places under it are.</param>
/// <param name="Before">Padding before the picture.</param>
/// <param name="After">Padding behind it.</param>
/// <param name="IsSame">Whether padding is as much as keeps ceil(size / stride) places.</param>
internal readonly record struct WindowAxis(Dim Size, Dim Places, int Kernel, int Stride, int Dilation, long Before, long After, bool IsSame)
{
    /// <summary>From the first place under the window to the last.</summary>
    public long Reach => (Dilation * (Kernel - 1L)) + 1;

    /// <summary>Padding behind the picture with which the last window ends where it does.</summary>
    public long Needed => ((Places.Size - 1) * Stride) + Reach - Size.Size - Before;

    public static WindowAxis[] Of(OpCall call, Size2 kernel, Size2 stride, Size2 dilation, Padding padding)
    {
        var (x, y) = (call.XShape, call.YShape);
        return
        [
            new WindowAxis(x[2], y[2], kernel.Height, stride.Height, dilation.Height, padding.Top, padding.Bottom, padding.IsSame).Resolved(),
            new WindowAxis(x[3], y[3], kernel.Width, stride.Width, dilation.Width, padding.Left, padding.Right, padding.IsSame).Resolved(),
        ];
    }

    /// <summary>The number of an axis; a list without numbers stands for the usual one.</summary>
    public static int At(Axes numbers, int axis, int usual) => numbers.Count == 0 ? usual : numbers[axis];

    public static IEnumerable<AttributeProto> Attributes(WindowAxis[] axes)
    {
        yield return AttributeProto.OfInts("kernel_shape", [.. axes.Select(a => (long)a.Kernel)]);
        yield return AttributeProto.OfInts("strides", [.. axes.Select(a => (long)a.Stride)]);
        if (axes.Any(a => a.Dilation != 1))
        {
            yield return AttributeProto.OfInts("dilations", [.. axes.Select(a => (long)a.Dilation)]);
        }

        yield return axes.Any(a => a.IsSame)
            ? AttributeProto.Of("auto_pad", "SAME_UPPER")
            : AttributeProto.OfInts("pads", [.. axes.Select(a => a.Before), .. axes.Select(a => a.After)]);
    }

    /// <summary>'Same' in numbers: with a stride of 1 for any size, else for a known one; its smaller half goes before the picture.</summary>
    private WindowAxis Resolved()
    {
        if (!IsSame || (Stride != 1 && !Size.IsKnown))
        {
            return this;
        }

        var total = Stride == 1 ? Reach - 1 : Math.Max(0, ((Places.Size - 1) * Stride) + Reach - Size.Size);
        return this with { Before = total / 2, After = total - (total / 2), IsSame = false };
    }
}
