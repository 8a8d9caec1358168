using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>
/// Part of a line of places of a depthwise convolution with nine taps in three rows, all inside the picture: for one vector of channels the nine weights stay
/// in registers while the places go by.
/// </summary>
internal static unsafe class NineTaps
{
    /// <param name="count">Places.</param>
    /// <param name="channels">Floats from one pixel to the next.</param>
    /// <param name="seen">Where the first place's taps look, for the first channel.</param>
    /// <param name="step">Floats from one place's pixels to the next one's.</param>
    /// <param name="weights">The weights of the nine taps, for the first channel.</param>
    /// <param name="placed">The first place.</param>
    /// <param name="placedStep">Floats to the next.</param>
    /// <param name="adds">Whether the sums are added to what is there.</param>
    public static void Run<T>(int count, int channels, float** seen, nint step, float** weights, float* placed, nint placedStep, bool adds)
        where T : struct, ILanes<T>
    {
        var c = 0;
        for (; c + T.Count <= channels; c += T.Count)
        {
            Column<T>(count, seen, step, weights, placed + c, placedStep, c, adds);
        }

        for (; c < channels; c++)
        {
            Column<Lanes1>(count, seen, step, weights, placed + c, placedStep, c, adds);
        }
    }

    private static void Column<T>(int count, float** seen, nint step, float** weights, float* placed, nint placedStep, int c, bool adds)
        where T : struct, ILanes<T>
    {
        T w0 = T.Load(weights[0] + c), w1 = T.Load(weights[1] + c), w2 = T.Load(weights[2] + c);
        T w3 = T.Load(weights[3] + c), w4 = T.Load(weights[4] + c), w5 = T.Load(weights[5] + c);
        T w6 = T.Load(weights[6] + c), w7 = T.Load(weights[7] + c), w8 = T.Load(weights[8] + c);
        float* x0 = seen[0] + c, x1 = seen[1] + c, x2 = seen[2] + c;
        float* x3 = seen[3] + c, x4 = seen[4] + c, x5 = seen[5] + c;
        float* x6 = seen[6] + c, x7 = seen[7] + c, x8 = seen[8] + c;
        nint at = 0;
        for (var i = 0; i < count; i++, at += step, placed += placedStep)
        {
            var first = T.MultiplyAdd(T.Load(x2 + at), w2, T.MultiplyAdd(T.Load(x1 + at), w1, T.Load(x0 + at) * w0));
            var second = T.MultiplyAdd(T.Load(x5 + at), w5, T.MultiplyAdd(T.Load(x4 + at), w4, T.Load(x3 + at) * w3));
            var third = T.MultiplyAdd(T.Load(x8 + at), w8, T.MultiplyAdd(T.Load(x7 + at), w7, T.Load(x6 + at) * w6));
            var sum = first + (second + third);
            (adds ? sum + T.Load(placed) : sum).Store(placed);
        }
    }
}
