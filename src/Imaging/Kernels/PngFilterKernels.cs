using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>Applies PNG filters for writing: filtered[i] = line[i] - prediction modulo 256. All inputs are known, so whole registers work.</summary>
internal static class PngFilterKernels
{
    /// <summary>Filters a line.</summary>
    /// <param name="filter">How to predict.</param>
    /// <param name="line">The line.</param>
    /// <param name="above">The line above; zeros for the first line.</param>
    /// <param name="filtered">Receives the differences.</param>
    /// <param name="step">Bytes of a pixel.</param>
    internal static void Apply(PngFilter filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> filtered, int step)
    {
        Scalar(filter, line, above, filtered, step, 0, Math.Min(step, line.Length));
        var done = filter switch
        {
            PngFilter.None => Copy(line, filtered),
            PngFilter.Sub => Lanes<SubLanes>(line, above, filtered, step),
            PngFilter.Up => Lanes<UpLanes>(line, above, filtered, step),
            PngFilter.Average => Lanes<AverageLanes>(line, above, filtered, step),
            _ => Lanes<PaethLanes>(line, above, filtered, step),
        };
        Scalar(filter, line, above, filtered, step, done, line.Length);
    }

    /// <summary>The definition, for the bytes from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    internal static void Scalar(PngFilter filter, ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> filtered, int step, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            int left = i < step ? 0 : line[i - step];
            int upperLeft = i < step ? 0 : above[i - step];
            filtered[i] = (byte)(line[i] - PngUnfilter.Predict(filter, left, above[i], upperLeft));
        }
    }

    /// <summary>The sum of the differences' magnitudes, taken as signed bytes: the customary guess at how well a line compresses.</summary>
    internal static long Cost(ReadOnlySpan<byte> filtered)
    {
        var sum = 0L;
        var i = 0;
        while (i <= filtered.Length - Vector<byte>.Count)
        {
            // 128 turns of two magnitudes of at most 128 fit into 16 bits a lane.
            var partial = Vector<ushort>.Zero;
            for (var turn = 0; turn < 128 && i <= filtered.Length - Vector<byte>.Count; turn++, i += Vector<byte>.Count)
            {
                var value = new Vector<byte>(filtered[i..]);
                Vector.Widen(Vector.Min(value, Vector<byte>.Zero - value), out var low, out var high);
                partial += low + high;
            }

            Vector.Widen(partial, out var few, out var many);
            sum += Vector.Sum(few + many);
        }

        for (; i < filtered.Length; i++)
            sum += ScalarCost(filtered[i]);
        return sum;
    }

    internal static int ScalarCost(byte value) => Math.Abs((int)(sbyte)value);

    private static int Copy(ReadOnlySpan<byte> line, Span<byte> filtered)
    {
        line.CopyTo(filtered);
        return line.Length;
    }

    private static int Lanes<TLanes>(ReadOnlySpan<byte> line, ReadOnlySpan<byte> above, Span<byte> filtered, int step)
        where TLanes : struct, IPredictorLanes
    {
        var i = Math.Min(step, line.Length);
        for (; i <= line.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var a = new Vector<byte>(line[(i - step)..]);
            var b = new Vector<byte>(above[i..]);
            var c = new Vector<byte>(above[(i - step)..]);
            (new Vector<byte>(line[i..]) - TLanes.Predict(a, b, c)).CopyTo(filtered[i..]);
        }

        return i;
    }

    private interface IPredictorLanes
    {
        static abstract Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c);
    }

    private readonly struct SubLanes : IPredictorLanes
    {
        public static Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c) => a;
    }

    private readonly struct UpLanes : IPredictorLanes
    {
        public static Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c) => b;
    }

    private readonly struct AverageLanes : IPredictorLanes
    {
        /// <summary>Without a carry: the common bits, and half of those that differ.</summary>
        public static Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c) => (a & b) + ((a ^ b) >> 1);
    }

    private readonly struct PaethLanes : IPredictorLanes
    {
        public static Vector<byte> Predict(Vector<byte> a, Vector<byte> b, Vector<byte> c)
        {
            Vector.Widen(a, out var aLow, out var aHigh);
            Vector.Widen(b, out var bLow, out var bHigh);
            Vector.Widen(c, out var cLow, out var cHigh);
            return Vector.Narrow(Nearest(aLow, bLow, cLow), Nearest(aHigh, bHigh, cHigh));
        }

        private static Vector<ushort> Nearest(Vector<ushort> a, Vector<ushort> b, Vector<ushort> c)
        {
            var fromC = (b - c).As<ushort, short>();
            var leftFromC = (a - c).As<ushort, short>();
            var toA = Vector.Abs(fromC);
            var toB = Vector.Abs(leftFromC);
            var toC = Vector.Abs(fromC + leftFromC);
            var least = Vector.Min(toC, Vector.Min(toA, toB));
            var upper = Vector.ConditionalSelect(Vector.Equals(least, toB).As<short, ushort>(), b, c);
            return Vector.ConditionalSelect(Vector.Equals(least, toA).As<short, ushort>(), a, upper);
        }
    }
}
