namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// The forward DCT and quantisation of a block, bit for bit as libjpeg's accurate integer method: rows first (2 fractional bits kept), then columns; the
/// result, eight times too large, is divided by eight times the quantiser and rounded half away from zero. <see cref="Scalar"/> defines it, <see
/// cref="ForwardDctVector"/> has the lanes.
/// </summary>
internal static class ForwardDct
{
    /// <summary>Makes the quantised coefficients of 8 x 8 samples.</summary>
    /// <param name="samples">The plane from the block's first sample on.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="quantisers">64 quantisers in natural order.</param>
    /// <param name="block">Takes 64 coefficients in natural order.</param>
    public static void Quantised(ReadOnlySpan<byte> samples, int stride, ReadOnlySpan<int> quantisers, Span<short> block)
    {
        if (ForwardDctVector.IsSupported)
            ForwardDctVector.Quantised(samples, stride, quantisers, block);
        else
            Scalar(samples, stride, quantisers, block);
    }

    /// <summary>The definition.</summary>
    public static void Scalar(ReadOnlySpan<byte> samples, int stride, ReadOnlySpan<int> quantisers, Span<short> block)
    {
        Span<int> work = stackalloc int[64];
        for (var i = 0; i < 64; i++)
            work[i] = samples[((i >> 3) * stride) + (i & 7)] - 128;
        for (var y = 0; y < 8; y++)
            Transform(work[(8 * y)..], 1, InverseDct.KeptBits, InverseDct.ColumnShift);
        for (var x = 0; x < 8; x++)
            Transform(work[x..], 8, -InverseDct.KeptBits, InverseDct.ConstantBits + InverseDct.KeptBits);
        for (var i = 0; i < 64; i++)
        {
            var divisor = quantisers[i] * 8;
            var level = (Math.Abs(work[i]) + (divisor / 2)) / divisor;
            block[i] = (short)(work[i] < 0 ? -level : level);
        }
    }

    /// <summary>
    /// Eight values, <paramref name="step"/> apart, in place. The two sums without a factor are shifted left by <paramref name="scale"/>, right when it
    /// is negative.
    /// </summary>
    private static void Transform(Span<int> v, int step, int scale, int shift)
    {
        var (s0, s1, s2, s3) = (v[0] + v[7 * step], v[step] + v[6 * step], v[2 * step] + v[5 * step], v[3 * step] + v[4 * step]);
        var (d0, d1, d2, d3) = (v[0] - v[7 * step], v[step] - v[6 * step], v[2 * step] - v[5 * step], v[3 * step] - v[4 * step]);
        var half = 1 << (shift - 1);

        var (outer, inner) = (s0 - s3, s1 - s2);
        var turn = ((inner + outer) * InverseDct.F0541) + half;
        v[0] = Scale(s0 + s3 + s1 + s2, scale);
        v[4 * step] = Scale(s0 + s3 - s1 - s2, scale);
        v[2 * step] = (turn + (outer * InverseDct.F0765)) >> shift;
        v[6 * step] = (turn - (inner * InverseDct.F1847)) >> shift;

        var (a, b, c, d) = (d3 + d0, d2 + d1, d3 + d1, d2 + d0);
        var common = ((c + d) * InverseDct.F1175) + half;
        (a, b, c, d) = (-a * InverseDct.F0899, -b * InverseDct.F2562, common - (c * InverseDct.F1961), common - (d * InverseDct.F0390));
        v[step] = ((d0 * InverseDct.F1501) + a + d) >> shift;
        v[3 * step] = ((d1 * InverseDct.F3072) + b + c) >> shift;
        v[5 * step] = ((d2 * InverseDct.F2053) + b + d) >> shift;
        v[7 * step] = ((d3 * InverseDct.F0298) + a + c) >> shift;
    }

    private static int Scale(int value, int scale) => scale >= 0 ? value << scale : (value + (1 << (-scale - 1))) >> -scale;
}
