using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// Interleaved colours to planes and back. Eight pixels of three channels fill three vectors in which the lanes of a channel never coincide:
/// two selections and one permutation make a plane, and the reverse.
/// </summary>
internal static class PlaneKernels
{
    private const int Step = 8;

    private static Vector256<float> First => Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle();

    private static Vector256<float> Second => Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle();

    /// <summary>The first three channels of each pixel.</summary>
    public static void Split(ReadOnlySpan<float> pixels, int channels, Span<float> r, Span<float> g, Span<float> b)
    {
        var done = channels == 3 && Vector256.IsHardwareAccelerated ? SplitThree(pixels, r, g, b) : 0;
        SplitScalar(pixels[(done * channels)..], channels, r[done..], g[done..], b[done..]);
    }

    public static void SplitScalar(ReadOnlySpan<float> pixels, int channels, Span<float> r, Span<float> g, Span<float> b)
    {
        for (int i = 0, p = 0; p < pixels.Length; i++, p += channels)
            (r[i], g[i], b[i]) = (pixels[p], pixels[p + 1], pixels[p + 2]);
    }

    /// <summary>Overwrites the first three channels of each pixel.</summary>
    public static void Join(ReadOnlySpan<float> r, ReadOnlySpan<float> g, ReadOnlySpan<float> b, int channels, Span<float> pixels)
    {
        var done = channels == 3 && Vector256.IsHardwareAccelerated ? JoinThree(r, g, b, pixels) : 0;
        JoinScalar(r[done..], g[done..], b[done..], channels, pixels[(done * channels)..]);
    }

    public static void JoinScalar(ReadOnlySpan<float> r, ReadOnlySpan<float> g, ReadOnlySpan<float> b, int channels, Span<float> pixels)
    {
        for (int i = 0, p = 0; p < pixels.Length; i++, p += channels)
            (pixels[p], pixels[p + 1], pixels[p + 2]) = (r[i], g[i], b[i]);
    }

    private static int SplitThree(ReadOnlySpan<float> pixels, Span<float> r, Span<float> g, Span<float> b)
    {
        ref var from = ref MemoryMarshal.GetReference(pixels);
        var count = pixels.Length / 3;
        var i = 0;
        for (; i <= count - Step; i += Step)
        {
            var v0 = Vector256.LoadUnsafe(ref from, (nuint)(3 * i));
            var v1 = Vector256.LoadUnsafe(ref from, (nuint)((3 * i) + 8));
            var v2 = Vector256.LoadUnsafe(ref from, (nuint)((3 * i) + 16));
            Vector256.Shuffle(Select(v0, v1, v2), Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5)).CopyTo(r[i..]);
            Vector256.Shuffle(Select(v2, v0, v1), Vector256.Create(1, 4, 7, 2, 5, 0, 3, 6)).CopyTo(g[i..]);
            Vector256.Shuffle(Select(v1, v2, v0), Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7)).CopyTo(b[i..]);
        }

        return i;
    }

    private static int JoinThree(ReadOnlySpan<float> r, ReadOnlySpan<float> g, ReadOnlySpan<float> b, Span<float> pixels)
    {
        ref var to = ref MemoryMarshal.GetReference(pixels);
        var count = pixels.Length / 3;
        var i = 0;
        for (; i <= count - Step; i += Step)
        {
            var red = Vector256.Shuffle(Vector256.Create(r.Slice(i, Step)), Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5));
            var green = Vector256.Shuffle(Vector256.Create(g.Slice(i, Step)), Vector256.Create(5, 0, 3, 6, 1, 4, 7, 2));
            var blue = Vector256.Shuffle(Vector256.Create(b.Slice(i, Step)), Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7));
            Select(red, green, blue).StoreUnsafe(ref to, (nuint)(3 * i));
            Select(blue, red, green).StoreUnsafe(ref to, (nuint)((3 * i) + 8));
            Select(green, blue, red).StoreUnsafe(ref to, (nuint)((3 * i) + 16));
        }

        return i;
    }

    /// <summary>Lanes 0, 3, 6 of a, 1, 4, 7 of b and 2, 5 of c.</summary>
    private static Vector256<float> Select(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.ConditionalSelect(First, a, Vector256.ConditionalSelect(Second, b, c));
}
