using System.Runtime.CompilerServices;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// The inverse DCT of a block, bit for bit as libjpeg's accurate integer method: Loeffler, Ligtenberg and Moschytz (1989), constants with 13 fractional bits,
/// columns first (2 fractional bits kept), then rows; coefficient times quantiser in 16 bits. <see cref="Scalar"/> defines it, <see
/// cref="InverseDctVector"/> has the lanes.
/// </summary>
internal static class InverseDct
{
    internal const int ConstantBits = 13;
    internal const int KeptBits = 2;
    internal const int ColumnShift = ConstantBits - KeptBits;
    internal const int RowShift = ConstantBits + KeptBits + 3;

    /// <summary>Half a unit for the descale after the columns.</summary>
    internal const int ColumnBias = 1 << (ColumnShift - 1);

    /// <summary>The level shift of 128 and half a unit for the descale after the rows.</summary>
    internal const int RowBias = (128 << RowShift) + (1 << (RowShift - 1));

    internal const int F0298 = 2446;
    internal const int F0390 = 3196;
    internal const int F0541 = 4433;
    internal const int F0765 = 6270;
    internal const int F0899 = 7373;
    internal const int F1175 = 9633;
    internal const int F1501 = 12299;
    internal const int F1847 = 15137;
    internal const int F1961 = 16069;
    internal const int F2053 = 16819;
    internal const int F2562 = 20995;
    internal const int F3072 = 25172;

    /// <summary>Writes the 8 x 8 samples of a block.</summary>
    /// <param name="block">64 coefficients in natural order.</param>
    /// <param name="quantisation">64 quantisers in natural order.</param>
    /// <param name="samples">The plane; 7 * stride + 8 bytes from its start are written to, row by row.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public static void Write(ReadOnlySpan<short> block, ReadOnlySpan<short> quantisation, Span<byte> samples, int stride)
    {
        if (InverseDctVector.IsSupported)
            InverseDctVector.Write(block, quantisation, samples, stride);
        else
            Scalar(block, quantisation, samples, stride);
    }

    /// <summary>Writes a block that has no coefficient but DC: 64 times the same sample.</summary>
    public static void WriteFlat(int dc, int quantiser, Span<byte> samples, int stride)
    {
        var level = Flat(dc, quantiser) * 0x0101010101010101UL;
        for (var y = 0; y < 8; y++)
            Unsafe.WriteUnaligned(ref samples.Slice(y * stride, 8)[0], level);
    }

    /// <summary>The definition.</summary>
    public static void Scalar(ReadOnlySpan<short> block, ReadOnlySpan<short> quantisation, Span<byte> samples, int stride)
    {
        Span<int> work = stackalloc int[64];
        for (var i = 0; i < 64; i++)
            work[i] = (short)(block[i] * quantisation[i]);
        for (var x = 0; x < 8; x++)
            Transform(work[x..], 8, ColumnBias, ColumnShift);
        for (var y = 0; y < 8; y++)
        {
            var row = work.Slice(8 * y, 8);
            Transform(row, 1, RowBias, RowShift);
            for (var x = 0; x < 8; x++)
                samples[(y * stride) + x] = (byte)Math.Clamp(row[x], 0, 255);
        }
    }

    private static byte Flat(int dc, int quantiser) =>
        (byte)Math.Clamp((((short)(dc * quantiser) << KeptBits) + (1 << (KeptBits + 2)) + (128 << (KeptBits + 3))) >> (KeptBits + 3), 0, 255);

    /// <summary>Eight values, <paramref name="step"/> apart, in place.</summary>
    private static void Transform(Span<int> v, int step, int bias, int shift)
    {
        var (i1, i2, i3) = (v[step], v[2 * step], v[3 * step]);
        var (i5, i6, i7) = (v[5 * step], v[6 * step], v[7 * step]);
        var (sum, difference) = (((v[0] + v[4 * step]) << ConstantBits) + bias, ((v[0] - v[4 * step]) << ConstantBits) + bias);
        var turn = (i2 + i6) * F0541;
        var (even2, even3) = (turn - (i6 * F1847), turn + (i2 * F0765));
        var (e0, e1, e2, e3) = (sum + even3, difference + even2, difference - even2, sum - even3);

        var (a, b, c, d) = (i7 + i1, i5 + i3, i7 + i3, i5 + i1);
        var common = (c + d) * F1175;
        (a, b, c, d) = (-a * F0899, -b * F2562, common - (c * F1961), common - (d * F0390));
        var (o0, o1, o2, o3) = ((i1 * F1501) + a + d, (i3 * F3072) + b + c, (i5 * F2053) + b + d, (i7 * F0298) + a + c);

        (v[0], v[7 * step]) = ((e0 + o0) >> shift, (e0 - o0) >> shift);
        (v[step], v[6 * step]) = ((e1 + o1) >> shift, (e1 - o1) >> shift);
        (v[2 * step], v[5 * step]) = ((e2 + o2) >> shift, (e2 - o2) >> shift);
        (v[3 * step], v[4 * step]) = ((e3 + o3) >> shift, (e3 - o3) >> shift);
    }
}
