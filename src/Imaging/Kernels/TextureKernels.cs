using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>Bins of derivatives in a direction.</summary>
internal static class TextureKernels
{
    /// <summary>Of a plain channel of 0 to 255, derivatives are rounding errors, which are not to be taken for texture.</summary>
    private const float LeastExtreme = 0.01f;

    /// <summary>
    /// Of v = across * x + down * y: a bin of 0 to bins - 1 by v's share of the largest v, or, below zero, bins + that by its share of the smallest.
    /// </summary>
    public static void Codes(ReadOnlySpan<float> across, ReadOnlySpan<float> down, float x, float y, int bins, Span<byte> codes)
    {
        var (least, most) = Range(across, down, x, y);
        var (above, below) = (bins / Math.Max(most, LeastExtreme), bins / Math.Min(least, -LeastExtreme));
        var done = CodesLanes(across, down, x, y, (above, below, bins), codes);
        for (var i = done; i < codes.Length; i++)
        {
            var v = (across[i] * x) + (down[i] * y);
            codes[i] = (byte)(Math.Min((int)(v * (v < 0 ? below : above)), bins - 1) + (v < 0 ? bins : 0));
        }
    }

    private static (float Least, float Most) Range(ReadOnlySpan<float> across, ReadOnlySpan<float> down, float x, float y)
    {
        var (least, most) = (Vector<float>.Zero, Vector<float>.Zero);
        ref var a = ref MemoryMarshal.GetReference(across);
        ref var d = ref MemoryMarshal.GetReference(down);
        var i = 0;
        for (; i <= across.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var v = (Vector.LoadUnsafe(ref a, (nuint)i) * x) + (Vector.LoadUnsafe(ref d, (nuint)i) * y);
            least = Vector.Min(least, v);
            most = Vector.Max(most, v);
        }

        var (low, high) = (0f, 0f);
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            (low, high) = (Math.Min(low, least[lane]), Math.Max(high, most[lane]));

        for (; i < across.Length; i++)
        {
            var v = (across[i] * x) + (down[i] * y);
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }

        return (low, high);
    }

    private static int CodesLanes(
        ReadOnlySpan<float> across, ReadOnlySpan<float> down, float x, float y, (float Above, float Below, int Bins) scale, Span<byte> codes)
    {
        ref var a = ref MemoryMarshal.GetReference(across);
        ref var d = ref MemoryMarshal.GetReference(down);
        ref var code = ref MemoryMarshal.GetReference(codes);
        var lanes = Vector<int>.Count;
        var i = 0;
        for (; i <= codes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var low = Vector.Narrow(Code(ref a, ref d, i), Code(ref a, ref d, i + lanes));
            var high = Vector.Narrow(Code(ref a, ref d, i + (2 * lanes)), Code(ref a, ref d, i + (3 * lanes)));
            Vector.AsVectorByte(Vector.Narrow(low, high)).StoreUnsafe(ref code, (nuint)i);
        }

        return i;

        Vector<int> Code(ref float a, ref float d, int at)
        {
            var v = (Vector.LoadUnsafe(ref a, (nuint)at) * x) + (Vector.LoadUnsafe(ref d, (nuint)at) * y);
            var negative = Vector.LessThan(v, Vector<float>.Zero);
            var scaled = v * Vector.ConditionalSelect(negative, new Vector<float>(scale.Below), new Vector<float>(scale.Above));
            var bin = Vector.Min(Vector.ConvertToInt32(scaled), new Vector<int>(scale.Bins - 1));
            return bin + (negative & new Vector<int>(scale.Bins));
        }
    }
}
