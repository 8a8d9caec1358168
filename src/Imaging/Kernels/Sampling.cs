using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Samples a picture at a row of positions.</summary>
internal static class Sampling
{
    /// <summary>Samples that <see cref="Row"/> may write behind the output's end.</summary>
    public const int Slack = 4;

    /// <summary>Positions at <see cref="Positions.Nowhere"/> have the border's constant value.</summary>
    public static void Row<T, TSampler>(
        in SampledPicture<T> source, ReadOnlySpan<int> xs, ReadOnlySpan<float> shareXs, ReadOnlySpan<int> ys, ReadOnlySpan<float> shareYs, Span<float> output)
        where T : unmanaged
        where TSampler : struct, ISampler
    {
        ref var x = ref MemoryMarshal.GetReference(xs);
        ref var y = ref MemoryMarshal.GetReference(ys);
        ref var fx = ref MemoryMarshal.GetReference(shareXs);
        ref var fy = ref MemoryMarshal.GetReference(shareYs);
        ref var result = ref MemoryMarshal.GetReference(output);
        for (var i = 0; i < xs.Length; i++)
        {
            var (column, row) = (Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
            var value = column == Positions.Nowhere || row == Positions.Nowhere
                ? source.Fill
                : TSampler.At(source, column, row, Unsafe.Add(ref fx, i), Unsafe.Add(ref fy, i));
            value.StoreUnsafe(ref result, (nuint)(i * source.Channels));
        }
    }
}
