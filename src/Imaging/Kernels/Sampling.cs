using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Samples a picture at a row of positions.</summary>
internal static class Sampling
{
    /// <summary>Positions at least this far away, and those that are no numbers, have the border's constant value.</summary>
    public const double Farthest = 1 << 30;

    /// <summary>Samples that <see cref="Row"/> may write behind the output's end.</summary>
    public const int Slack = 4;

    public static void Row<T, TSampler>(in SampledPicture<T> source, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<float> output)
        where T : unmanaged
        where TSampler : struct, ISampler
    {
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var i = 0; i < xs.Length; i++)
        {
            var (x, y) = (xs[i], ys[i]);
            var value = Math.Abs(x) < Farthest && Math.Abs(y) < Farthest ? TSampler.At(source, x, y) : source.Fill;
            value.StoreUnsafe(ref result, (nuint)(i * source.Channels));
        }
    }
}
