using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>Changes the sample type of a run. Every method has its definition in <see cref="Scalar"/>; both give the same bits.</summary>
internal static class SampleKernels
{
    internal static void Widen(ReadOnlySpan<byte> from, Span<ushort> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(from[i..]), out var low, out var high);
            (low | (low << 8)).CopyTo(to[i..]);
            (high | (high << 8)).CopyTo(to[(i + Vector<ushort>.Count)..]);
        }

        for (; i < from.Length; i++)
            to[i] = Scalar.Widen(from[i]);
    }

    internal static void Narrow(ReadOnlySpan<ushort> from, Span<byte> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var low = new Vector<ushort>(from[i..]) >> 8;
            var high = new Vector<ushort>(from[(i + Vector<ushort>.Count)..]) >> 8;
            Vector.Narrow(low, high).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
            to[i] = Scalar.Narrow(from[i]);
    }

    internal static void ToFloat(ReadOnlySpan<byte> from, Span<float> to)
    {
        var i = 0;
        var count = Vector<float>.Count;
        for (; i <= from.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(from[i..]), out var low, out var high);
            StoreUnit(low, byte.MaxValue, to[i..]);
            StoreUnit(high, byte.MaxValue, to[(i + (2 * count))..]);
        }

        for (; i < from.Length; i++)
            to[i] = Scalar.ToFloat(from[i]);
    }

    internal static void ToFloat(ReadOnlySpan<ushort> from, Span<float> to)
    {
        var i = 0;
        for (; i <= from.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            StoreUnit(new Vector<ushort>(from[i..]), ushort.MaxValue, to[i..]);

        for (; i < from.Length; i++)
            to[i] = Scalar.ToFloat(from[i]);
    }

    internal static void ToByte(ReadOnlySpan<float> from, Span<byte> to)
    {
        var i = 0;
        var count = Vector<float>.Count;
        for (; i <= from.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var low = Vector.Narrow(Level(from[i..], byte.MaxValue), Level(from[(i + count)..], byte.MaxValue));
            var high = Vector.Narrow(Level(from[(i + (2 * count))..], byte.MaxValue), Level(from[(i + (3 * count))..], byte.MaxValue));
            Vector.Narrow(low.As<short, ushort>(), high.As<short, ushort>()).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
            to[i] = (byte)Scalar.Level(from[i], byte.MaxValue);
    }

    internal static void ToUInt16(ReadOnlySpan<float> from, Span<ushort> to)
    {
        var i = 0;
        var count = Vector<float>.Count;
        for (; i <= from.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            var low = Level(from[i..], ushort.MaxValue).As<int, uint>();
            var high = Level(from[(i + count)..], ushort.MaxValue).As<int, uint>();
            Vector.Narrow(low, high).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
            to[i] = (ushort)Scalar.Level(from[i], ushort.MaxValue);
    }

    private static void StoreUnit(Vector<ushort> levels, float most, Span<float> to)
    {
        Vector.Widen(levels, out var low, out var high);
        var scale = new Vector<float>(most);
        (Vector.ConvertToSingle(low.As<uint, int>()) / scale).CopyTo(to);
        (Vector.ConvertToSingle(high.As<uint, int>()) / scale).CopyTo(to[Vector<float>.Count..]);
    }

    private static Vector<int> Level(ReadOnlySpan<float> from, float most)
    {
        var value = new Vector<float>(from);
        value = Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), value, Vector<float>.Zero);
        value = Vector.ConditionalSelect(Vector.LessThan(value, Vector<float>.One), value, Vector<float>.One);
        return Vector.ConvertToInt32((value * most) + new Vector<float>(0.5f));
    }

    /// <summary>The definitions.</summary>
    internal static class Scalar
    {
        internal static ushort Widen(byte value) => (ushort)(value * 257);

        internal static byte Narrow(ushort value) => (byte)(value >> 8);

        internal static float ToFloat(byte value) => value / (float)byte.MaxValue;

        internal static float ToFloat(ushort value) => value / (float)ushort.MaxValue;

        /// <summary>The nearest of 0 to <paramref name="most"/>; what lies outside 0 to 1 is cut off, and NaN becomes 0.</summary>
        internal static int Level(float value, float most)
        {
            var bounded = value > 0 ? value : 0;
            bounded = bounded < 1 ? bounded : 1;
            return (int)((bounded * most) + 0.5f);
        }
    }
}
