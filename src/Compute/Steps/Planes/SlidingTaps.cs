using MLNetVision.Compute.Kernels.Planes;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>What the places of a sliding window see along one axis, padding left out.</summary>
internal readonly record struct SlidingTaps(int Kernel, int Stride, int Dilation, int Before, int After, bool Same)
{
    public static SlidingTaps Rows(Size2 kernel, Size2 stride, Size2 dilation, Padding padding) =>
        new(kernel.Height, stride.Height, dilation.Height, padding.Top, padding.Bottom, padding.IsSame);

    public static SlidingTaps Columns(Size2 kernel, Size2 stride, Size2 dilation, Padding padding) =>
        new(kernel.Width, stride.Width, dilation.Width, padding.Left, padding.Right, padding.IsSame);

    /// <summary>A share of one each: for maxima, which do not look at it.</summary>
    public AxisTaps All(Node node, int size, int places)
    {
        var window = this;
        return Refuse(node, size, AxisTaps.Of(size, places, place => window.Under(size, places, place, 1)));
    }

    /// <summary>Equal shares that make a mean: of what is seen, or with the padding's zeros, but without what hangs over the padding's end.</summary>
    public AxisTaps Mean(Node node, int size, int places, bool countPadding)
    {
        var window = this;
        var (before, after) = Around(size, places);
        return Refuse(node, size, AxisTaps.Of(size, places, place =>
        {
            var start = (place * window.Stride) - before;
            var (from, to) = countPadding ? (start, size + after) : (Math.Max(0, start), size);
            return window.Under(size, places, place, 1f / (Math.Min(start + window.Kernel, to) - from));
        }));
    }

    private IEnumerable<Tap> Under(int size, int places, int place, float share)
    {
        var start = (place * Stride) - Around(size, places).Before;
        for (var k = 0; k < Kernel; k++)
        {
            if (start + (k * Dilation) is >= 0 and var seen && seen < size)
            {
                yield return new Tap(seen, k, share);
            }
        }
    }

    /// <summary>Padding that keeps ceil(size / stride) places is what they need, its smaller half before the picture.</summary>
    private (int Before, int After) Around(int size, int places)
    {
        if (!Same)
        {
            return (Before, After);
        }

        var total = Math.Max(0, ((places - 1) * Stride) + (Dilation * (Kernel - 1)) + 1 - size);
        return (total / 2, total - (total / 2));
    }

    /// <summary>A formula for symbolic sizes cannot leave out a last window that begins behind the picture, as numbers can.</summary>
    private static AxisTaps Refuse(Node node, int size, AxisTaps taps) => !taps.HasEmpty ? taps : throw Refusal.Of(
        node, "every window to see a part of its picture", $"an axis of {size} places, of which some window sees none",
        "Give another size, or build the network with known sizes.");
}
