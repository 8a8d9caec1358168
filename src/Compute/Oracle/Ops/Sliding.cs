using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>How a window slides along one axis.</summary>
/// <param name="Size">Places of the picture.</param>
/// <param name="Places">Places of the window.</param>
/// <param name="Kernel">Places under the window.</param>
/// <param name="Stride">How far the window moves.</param>
/// <param name="Dilation">How far apart the places under it are.</param>
/// <param name="Before">Padding before the picture.</param>
/// <param name="After">Padding behind it.</param>
internal readonly record struct Sliding(int Size, int Places, int Kernel, int Stride, int Dilation, int Before, int After)
{
    public static (Sliding Rows, Sliding Columns) Of(Value picture, Value places, Size2 kernel, Size2 stride, Size2 dilation, Padding padding) =>
        (Along(picture, places, 2, kernel.Height, stride.Height, dilation.Height, padding.Top, padding.Bottom, padding.IsSame),
            Along(picture, places, 3, kernel.Width, stride.Width, dilation.Width, padding.Left, padding.Right, padding.IsSame));

    /// <summary>Where the window at a place begins, before the picture where negative.</summary>
    public int Start(int place) => (place * Stride) - Before;

    /// <summary>Padding that keeps ceil(size / stride) places is what they need, its smaller half before the picture.</summary>
    private static Sliding Along(
        Value picture, Value places, int axis, int kernel, int stride, int dilation, int before, int after, bool same)
    {
        var sliding = new Sliding(picture.Dims[axis], places.Dims[axis], kernel, stride, dilation, before, after);
        if (!same)
        {
            return sliding;
        }

        var total = Math.Max(0, ((sliding.Places - 1) * stride) + (dilation * (kernel - 1)) + 1 - sliding.Size);
        return sliding with { Before = total / 2, After = total - (total / 2) };
    }
}
