using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLNetVision.Imaging;

/// <summary>
/// Undoes a PNG filter: line[i] = filtered[i] + prediction(line[i - step], above[i], above[i - step]) modulo 256. Up works on whole registers. Average and
/// Paeth depend on the pixel before, so their lanes are the bytes of one pixel.
/// </summary>
internal static class PngUnfilter
{
    /// <summary>Bytes that are loaded and stored for one pixel; what lies behind it is written again with the next pixel.</summary>
    private const int PixelLoad = 8;

    /// <summary>Undoes a filter.</summary>
    /// <param name="filter">How the line was predicted.</param>
    /// <param name="filtered">The line as stored, without its filter byte.</param>
    /// <param name="above">The line above, decoded; zeros for the first line.</param>
    /// <param name="line">Receives the line. Must not overlap <paramref name="filtered"/>.</param>
    /// <param name="step">Bytes of a pixel, at least 1.</param>
    internal static void Apply(PngFilter filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> line, int step)
    {
        filtered = filtered[..line.Length];
        above = above[..line.Length];
        var done = filter switch
        {
            PngFilter.None => Copy(filtered, line),
            PngFilter.Up => Up(filtered, above, line),
            PngFilter.Sub when step >= 3 => Pixels<SubLanes>(filtered, above, line, step),
            PngFilter.Average when step >= 3 => Pixels<AverageLanes>(filtered, above, line, step),
            PngFilter.Paeth when step >= 3 => Pixels<PaethLanes>(filtered, above, line, step),
            _ => 0,
        };
        Scalar(filter, filtered, above, line, step, done);
    }

    /// <summary>The definition, for the bytes from <paramref name="start"/>.</summary>
    internal static void Scalar(PngFilter filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> line, int step, int start = 0)
    {
        for (var i = start; i < line.Length; i++)
        {
            int left = i < step ? 0 : line[i - step];
            int upperLeft = i < step ? 0 : above[i - step];
            line[i] = (byte)(filtered[i] + Predict(filter, left, above[i], upperLeft));
        }
    }

    internal static int Predict(PngFilter filter, int a, int b, int c) => filter switch
    {
        PngFilter.Sub => a,
        PngFilter.Up => b,
        PngFilter.Average => (a + b) >> 1,
        PngFilter.Paeth => Paeth(a, b, c),
        _ => 0,
    };

    private static int Paeth(int a, int b, int c)
    {
        var toA = Math.Abs(b - c);
        var toB = Math.Abs(a - c);
        var toC = Math.Abs(a + b - c - c);
        var nearest = toB < toA ? b : a;
        return toC < Math.Min(toA, toB) ? c : nearest;
    }

    private static int Copy(ReadOnlySpan<byte> filtered, Span<byte> line)
    {
        filtered.CopyTo(line);
        return line.Length;
    }

    private static int Up(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> line)
    {
        var i = 0;
        for (; i <= line.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(filtered[i..]) + new Vector<byte>(above[i..])).CopyTo(line[i..]);
        return i;
    }

    /// <summary>Goes pixel by pixel as far as whole loads fit, and returns where it stopped.</summary>
    private static int Pixels<TLanes>(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> line, int step)
        where TLanes : struct, IPredictorLanes
    {
        ref var source = ref MemoryMarshal.GetReference(filtered);
        ref var upper = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(line);
        var a = Vector128<short>.Zero;
        var c = Vector128<short>.Zero;
        var byteMask = Vector128.Create((short)0xFF);
        var i = 0;
        for (; i <= line.Length - PixelLoad; i += step)
        {
            var b = Load(ref upper, i);
            a = (Load(ref source, i) + TLanes.Predict(a, b, c)) & byteMask;
            c = b;
            Store(a, ref target, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Load(ref byte origin, int offset)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, offset));
        return Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte()).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<short> lanes, ref byte origin, int offset) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, offset), Vector128.Narrow(lanes.AsUInt16(), lanes.AsUInt16()).AsUInt64().ToScalar());

    private interface IPredictorLanes
    {
        static abstract Vector128<short> Predict(Vector128<short> a, Vector128<short> b, Vector128<short> c);
    }

    private readonly struct SubLanes : IPredictorLanes
    {
        public static Vector128<short> Predict(Vector128<short> a, Vector128<short> b, Vector128<short> c) => a;
    }

    private readonly struct AverageLanes : IPredictorLanes
    {
        public static Vector128<short> Predict(Vector128<short> a, Vector128<short> b, Vector128<short> c) => Vector128.ShiftRightLogical(a + b, 1);
    }

    private readonly struct PaethLanes : IPredictorLanes
    {
        public static Vector128<short> Predict(Vector128<short> a, Vector128<short> b, Vector128<short> c)
        {
            var fromC = b - c;
            var leftFromC = a - c;
            var toA = Vector128.Abs(fromC);
            var toB = Vector128.Abs(leftFromC);
            var toC = Vector128.Abs(fromC + leftFromC);
            var least = Vector128.Min(toC, Vector128.Min(toA, toB));
            return Vector128.ConditionalSelect(Vector128.Equals(least, toA), a, Vector128.ConditionalSelect(Vector128.Equals(least, toB), b, c));
        }
    }
}
