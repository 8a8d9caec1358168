using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging.Jpeg.Kernels;

/// <summary>
/// libjpeg's "fancy" upsampling: a sample is 3/4 the nearer and 1/4 the farther one, in one direction or both, with the rounding up and down in turn.
/// A missing neighbour is the sample itself. Each vector path has the scalar definition beside it.
/// </summary>
internal static class TriangleKernel
{
    /// <summary>Twice as wide: row[2x] = (3 s[x] + s[x-1] + 1) / 4, row[2x+1] = (3 s[x] + s[x+1] + 2) / 4.</summary>
    public static void Across(ReadOnlySpan<byte> samples, Span<byte> row)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, 2 * samples.Length);
        var done = Vector256.IsHardwareAccelerated ? AcrossVector(samples, row) : 0;
        AcrossScalar(samples, row, done, samples.Length);
        if (done > 0)
            AcrossScalar(samples, row, 0, 1);
    }

    /// <summary>The definition of <see cref="Across"/> for the samples from <paramref name="start"/> to <paramref name="end"/> - 1.</summary>
    public static void AcrossScalar(ReadOnlySpan<byte> samples, Span<byte> row, int start, int end)
    {
        for (var x = start; x < end; x++)
        {
            var (left, centre, right) = (samples[Math.Max(x - 1, 0)], 3 * samples[x], samples[Math.Min(x + 1, samples.Length - 1)]);
            row[2 * x] = (byte)((centre + left + 1) >> 2);
            row[(2 * x) + 1] = (byte)((centre + right + 2) >> 2);
        }
    }

    /// <summary>Twice as high: (3 near + far + 1 + phase) / 4, where the phase is 0 for the upper and 1 for the lower of two rows.</summary>
    public static void Down(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int phase, Span<byte> row)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(far.Length, near.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, near.Length);
        var x = 0;
        for (; Vector256.IsHardwareAccelerated && x <= near.Length - Vector256<byte>.Count; x += Vector256<byte>.Count)
        {
            var (nearLow, nearHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(near), (nuint)x));
            var (farLow, farHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(far), (nuint)x));
            var bias = Vector256.Create((ushort)(1 + phase));
            var low = ((nearLow * 3) + farLow + bias) >>> 2;
            var high = ((nearHigh * 3) + farHigh + bias) >>> 2;
            Vector256.Narrow(low, high).StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)x);
        }

        DownScalar(near, far, phase, row, x);
    }

    /// <summary>The definition of <see cref="Down"/> from <paramref name="start"/> on.</summary>
    public static void DownScalar(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int phase, Span<byte> row, int start)
    {
        for (var x = start; x < near.Length; x++)
            row[x] = (byte)(((3 * near[x]) + far[x] + 1 + phase) >> 2);
    }

    /// <summary>3 near + far, with the first and the last sum repeated at the ends: sums[x + 1] belongs to sample x.</summary>
    public static void WeightedSums(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(far.Length, near.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, near.Length + 2);
        var x = 0;
        for (; Vector256.IsHardwareAccelerated && x <= near.Length - Vector256<byte>.Count; x += Vector256<byte>.Count)
        {
            var (nearLow, nearHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(near), (nuint)x));
            var (farLow, farHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(far), (nuint)x));
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), x + 1);
            ((nearLow * 3) + farLow).StoreUnsafe(ref target);
            ((nearHigh * 3) + farHigh).StoreUnsafe(ref target, (nuint)Vector256<ushort>.Count);
        }

        WeightedSumsScalar(near, far, sums, x);
    }

    /// <summary>The definition of <see cref="WeightedSums"/> from <paramref name="start"/> on.</summary>
    public static void WeightedSumsScalar(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> sums, int start)
    {
        for (var x = start; x < near.Length; x++)
            sums[x + 1] = (ushort)((3 * near[x]) + far[x]);
        sums[0] = sums[1];
        sums[^1] = sums[^2];
    }

    /// <summary>Twice as wide, from sums s that are four samples each: row[2x] = (3 s[x] + s[x-1] + 8) / 16, row[2x+1] = (3 s[x] + s[x+1] + 7) / 16.</summary>
    public static void AcrossSums(ReadOnlySpan<ushort> sums, Span<byte> row)
    {
        var width = sums.Length - 2;
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, 2 * width);
        ref var source = ref MemoryMarshal.GetReference(sums);
        ref var target = ref Unsafe.As<byte, ushort>(ref MemoryMarshal.GetReference(row));
        var x = 0;
        for (; Vector256.IsHardwareAccelerated && x <= width - Vector256<ushort>.Count; x += Vector256<ushort>.Count)
        {
            var centre = Vector256.LoadUnsafe(ref source, (nuint)x + 1) * 3;
            var even = (centre + Vector256.LoadUnsafe(ref source, (nuint)x) + Vector256.Create((ushort)8)) >>> 4;
            var odd = (centre + Vector256.LoadUnsafe(ref source, (nuint)x + 2) + Vector256.Create((ushort)7)) >>> 4;
            Interleave(even, odd).StoreUnsafe(ref target, (nuint)x);
        }

        AcrossSumsScalar(sums, row, x);
    }

    /// <summary>The definition of <see cref="AcrossSums"/> from <paramref name="start"/> on.</summary>
    public static void AcrossSumsScalar(ReadOnlySpan<ushort> sums, Span<byte> row, int start)
    {
        for (var x = start; x < sums.Length - 2; x++)
        {
            row[2 * x] = (byte)(((3 * sums[x + 1]) + sums[x] + 8) >> 4);
            row[(2 * x) + 1] = (byte)(((3 * sums[x + 1]) + sums[x + 2] + 7) >> 4);
        }
    }

    /// <summary>All but the first samples and the last ones; returns where the last ones start, 0 when the row is too short.</summary>
    private static int AcrossVector(ReadOnlySpan<byte> samples, Span<byte> row)
    {
        ref var source = ref MemoryMarshal.GetReference(samples);
        ref var target = ref MemoryMarshal.GetReference(row);
        var x = 1;
        for (; x < samples.Length - Vector256<byte>.Count; x += Vector256<byte>.Count)
        {
            var (left, leftHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)x - 1));
            var (centre, centreHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)x));
            var (right, rightHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)x + 1));
            Quarter(left, centre, right).AsByte().StoreUnsafe(ref target, (nuint)(2 * x));
            Quarter(leftHigh, centreHigh, rightHigh).AsByte().StoreUnsafe(ref target, (nuint)((2 * x) + Vector256<byte>.Count));
        }

        return x == 1 ? 0 : x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Quarter(Vector256<ushort> left, Vector256<ushort> centre, Vector256<ushort> right)
    {
        centre *= 3;
        return Interleave((centre + left + Vector256.Create((ushort)1)) >>> 2, (centre + right + Vector256.Create((ushort)2)) >>> 2);
    }

    /// <summary>Bytes even[0], odd[0], even[1], odd[1] ... of values below 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Interleave(Vector256<ushort> even, Vector256<ushort> odd) =>
        BitConverter.IsLittleEndian ? even | (odd << 8) : (even << 8) | odd;
}
