using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLNetVision.Imaging.Kernels;

/// <summary>The x86 lanes of <see cref="BilinearKernels"/>. Every method returns how many outputs it has made; the scalar twin makes the rest.</summary>
internal static class BilinearLanes
{
    private const int Dropped = 4;

    /// <summary>Needs AVX2.</summary>
    public static int Horizontal(
        ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<int> weights, int channels, Span<short> output) => channels switch
    {
        1 => One(row, first, weights, output),
        2 => Two(row, first, weights, output),
        _ => ThreeOrFour(row, first, weights, channels, output),
    };

    /// <summary>Every output, 32 samples at a time; up to 31 samples after the end are written too. Needs AVX-512VBMI.</summary>
    public static void Horizontal512(ReadOnlySpan<byte> row, in BilinearBlocks blocks, Span<short> output)
    {
        ref var input = ref MemoryMarshal.GetReference(row);
        ref var result = ref MemoryMarshal.GetReference(output);
        ref var indices = ref MemoryMarshal.GetReference(blocks.Indices);
        ref var weights = ref MemoryMarshal.GetReference(blocks.Weights);
        var starts = blocks.Start;
        for (var block = 0; block < starts.Length; block++)
        {
            var at = (nuint)(block * 2 * BilinearBlocks.Samples);
            ref var window = ref Unsafe.Add(ref input, starts[block]);
            var picks = Vector512.LoadUnsafe(ref indices, at);
            var pairs = Avx512Vbmi.PermuteVar64x8x2(Vector512.LoadUnsafe(ref window), picks, Vector512.LoadUnsafe(ref window, 64));
            var low = Avx512BW.UnpackLow(pairs, Vector512<byte>.Zero).AsInt16();
            var high = Avx512BW.UnpackHigh(pairs, Vector512<byte>.Zero).AsInt16();
            var a = Avx512BW.MultiplyAddAdjacent(low, Vector512.LoadUnsafe(ref weights, at)) >> Dropped;
            var b = Avx512BW.MultiplyAddAdjacent(high, Vector512.LoadUnsafe(ref weights, at + BilinearBlocks.Samples)) >> Dropped;
            Avx512BW.PackSignedSaturate(a, b).StoreUnsafe(ref result, at / 2);
        }
    }

    /// <summary>32 outputs at a time. Needs AVX-512BW.</summary>
    public static int Vertical512(ReadOnlySpan<short> a, ReadOnlySpan<short> b, int weights, Span<byte> output)
    {
        ref var upper = ref MemoryMarshal.GetReference(a);
        ref var lower = ref MemoryMarshal.GetReference(b);
        ref var result = ref MemoryMarshal.GetReference(output);
        var (w0, w1) = (Vector512.Create((short)weights), Vector512.Create((short)(weights >> 16)));
        var x = 0;
        for (; x <= output.Length - 32; x += 32)
        {
            var sum = Avx512BW.MultiplyHigh(Vector512.LoadUnsafe(ref upper, (nuint)x), w0)
                + Avx512BW.MultiplyHigh(Vector512.LoadUnsafe(ref lower, (nuint)x), w1)
                + Vector512.Create((short)2);
            Avx512BW.ConvertToVector256Byte(sum >>> 2).StoreUnsafe(ref result, (nuint)x);
        }

        return x;
    }

    /// <summary>16 outputs at a time. Needs AVX2.</summary>
    public static int Vertical256(ReadOnlySpan<short> a, ReadOnlySpan<short> b, int weights, Span<byte> output)
    {
        ref var upper = ref MemoryMarshal.GetReference(a);
        ref var lower = ref MemoryMarshal.GetReference(b);
        ref var result = ref MemoryMarshal.GetReference(output);
        var (w0, w1) = (Vector256.Create((short)weights), Vector256.Create((short)(weights >> 16)));
        var x = 0;
        for (; x <= output.Length - 16; x += 16)
        {
            var sum = Avx2.MultiplyHigh(Vector256.LoadUnsafe(ref upper, (nuint)x), w0)
                + Avx2.MultiplyHigh(Vector256.LoadUnsafe(ref lower, (nuint)x), w1)
                + Vector256.Create((short)2);
            var shifted = sum >>> 2;
            Sse2.PackUnsignedSaturate(shifted.GetLower(), shifted.GetUpper()).StoreUnsafe(ref result, (nuint)x);
        }

        return x;
    }

    /// <summary>Four pixels at a time; eight bytes hold both inputs of a pixel and, for three channels, two bytes more.</summary>
    private static int ThreeOrFour(ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<int> weights, int channels, Span<short> output)
    {
        var pairs = channels == 3
            ? Vector128.Create((byte)0, 3, 1, 4, 2, 5, 0, 0, 8, 11, 9, 12, 10, 13, 0, 0)
            : Vector128.Create((byte)0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15);
        var packThree = Vector128.Create((byte)0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 0, 0, 0, 0);
        var three = Vector256.Create(packThree, packThree);
        ref var result = ref MemoryMarshal.GetReference(output);
        var readable = Readable(row, first, channels, 8);
        var i = 0;
        for (; i <= readable - 4; i += 4)
        {
            var even = Pair(row, first[i], first[i + 2], channels, pairs);
            var odd = Pair(row, first[i + 1], first[i + 3], channels, pairs);
            var four = Vector256.Create(Vector128.LoadUnsafe(in MemoryMarshal.GetReference(weights), (nuint)i), Vector128<int>.Zero);
            var a = Avx2.MultiplyAddAdjacent(even, Avx2.PermuteVar8x32(four, Vector256.Create(0, 0, 0, 0, 2, 2, 2, 2)).AsInt16());
            var b = Avx2.MultiplyAddAdjacent(odd, Avx2.PermuteVar8x32(four, Vector256.Create(1, 1, 1, 1, 3, 3, 3, 3)).AsInt16());
            var packed = Avx2.PackSignedSaturate(a >> Dropped, b >> Dropped);
            if (channels == 3)
                packed = Avx2.Shuffle(packed.AsByte(), three).AsInt16();

            packed.GetLower().StoreUnsafe(ref result, (nuint)(i * channels));
            packed.GetUpper().StoreUnsafe(ref result, (nuint)((i + 2) * channels));
        }

        return i;
    }

    /// <summary>The inputs of the pixels that start at pixels <paramref name="a"/> and <paramref name="b"/>, a 16-byte lane each, in pairs.</summary>
    private static Vector256<short> Pair(ReadOnlySpan<byte> row, int a, int b, int channels, Vector128<byte> pairs)
    {
        ref var input = ref MemoryMarshal.GetReference(row);
        var low = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref input, a * channels));
        var high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref input, b * channels));
        return Avx2.ConvertToVector256Int16(Ssse3.Shuffle(Vector128.Create(low, high).AsByte(), pairs));
    }

    /// <summary>Eight pixels at a time, gathered as two bytes and two bytes to spare.</summary>
    private static int One(ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<int> weights, Span<short> output)
    {
        var pairs = FromEachInt(0, 1);
        ref var result = ref MemoryMarshal.GetReference(output);
        var readable = Readable(row, first, 1, 4);
        var i = 0;
        for (; i <= readable - 8; i += 8)
        {
            var values = Avx2.Shuffle(Gather(row, Vector256.LoadUnsafe(in MemoryMarshal.GetReference(first), (nuint)i)), pairs);
            var sums = Avx2.MultiplyAddAdjacent(values.AsInt16(), Vector256.LoadUnsafe(in MemoryMarshal.GetReference(weights), (nuint)i).AsInt16()) >> Dropped;
            Vector128.Narrow(sums.GetLower(), sums.GetUpper()).StoreUnsafe(ref result, (nuint)i);
        }

        return i;
    }

    /// <summary>Eight pixels at a time; the sums of the two channels become the halves of an integer.</summary>
    private static int Two(ReadOnlySpan<byte> row, ReadOnlySpan<int> first, ReadOnlySpan<int> weights, Span<short> output)
    {
        var (evens, odds) = (FromEachInt(0, 2), FromEachInt(1, 3));
        ref var result = ref MemoryMarshal.GetReference(output);
        var readable = Readable(row, first, 2, 4);
        var i = 0;
        for (; i <= readable - 8; i += 8)
        {
            var four = Gather(row, Vector256.LoadUnsafe(in MemoryMarshal.GetReference(first), (nuint)i) << 1);
            var weight = Vector256.LoadUnsafe(in MemoryMarshal.GetReference(weights), (nuint)i).AsInt16();
            var low = Avx2.MultiplyAddAdjacent(Avx2.Shuffle(four, evens).AsInt16(), weight) >> Dropped;
            var high = Avx2.MultiplyAddAdjacent(Avx2.Shuffle(four, odds).AsInt16(), weight) >> Dropped;
            (low | (high << 16)).AsInt16().StoreUnsafe(ref result, (nuint)(2 * i));
        }

        return i;
    }

    private static unsafe Vector256<byte> Gather(ReadOnlySpan<byte> row, Vector256<int> offsets)
    {
        fixed (byte* start = row)
            return Avx2.GatherVector256((int*)start, offsets, 1).AsByte();
    }

    /// <summary>A shuffle that makes two 16-bit numbers of bytes <paramref name="a"/> and <paramref name="b"/> of each integer.</summary>
    private static Vector256<byte> FromEachInt(int a, int b)
    {
        const int Zero = 0x80;
        var first = Vector128.Create(0u, 4, 8, 12);
        var lane = (first * 0x10001) + Vector128.Create((uint)(a | (Zero << 8) | (b << 16) | (Zero << 24)));
        return Vector256.Create(lane.AsByte(), lane.AsByte());
    }

    /// <summary>How many outputs from the start on may read <paramref name="bytes"/> bytes at their first input.</summary>
    private static int Readable(ReadOnlySpan<byte> row, ReadOnlySpan<int> first, int channels, int bytes)
    {
        var count = first.Length;
        while (count > 0 && (first[count - 1] * channels) + bytes > row.Length)
            count--;

        return count;
    }
}
