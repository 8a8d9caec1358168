using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetVision.Imaging.Kernels;

/// <summary>
/// Rows of any kind of sample to single precision times a scale, and back: clamp(value * scale, 0, full) to the nearest, halves upwards.
/// Floats are only scaled.
/// </summary>
internal static class FloatRows
{
    public static void ToFloat<T>(ReadOnlySpan<T> source, Span<float> destination, float scale = 1)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            FromBytes(MemoryMarshal.Cast<T, byte>(source), destination, scale);
        else if (typeof(T) == typeof(ushort))
            FromShorts(MemoryMarshal.Cast<T, ushort>(source), destination, scale);
        else
            Scale(MemoryMarshal.Cast<T, float>(source), destination, scale);
    }

    public static void FromFloat<T>(ReadOnlySpan<float> source, Span<T> destination, float scale = 1)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            ToBytes(source, MemoryMarshal.Cast<T, byte>(destination), scale);
        else if (typeof(T) == typeof(ushort))
            ToShorts(source, MemoryMarshal.Cast<T, ushort>(destination), scale);
        else
            Scale(source, MemoryMarshal.Cast<T, float>(destination), scale);
    }

    /// <summary>A sample as a number; floats as they are.</summary>
    public static float ToFloat<T>(T sample)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? (byte)(object)sample : typeof(T) == typeof(ushort) ? (ushort)(object)sample : (float)(object)sample;

    /// <summary>The scalar definition of the way back.</summary>
    public static T FromFloat<T>(float value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            return (T)(object)(byte)Rounded(value, byte.MaxValue);

        return typeof(T) == typeof(ushort) ? (T)(object)(ushort)Rounded(value, ushort.MaxValue) : (T)(object)value;
    }

    private static int Rounded(float value, float full) => (int)(Math.Min(value > 0 ? value : 0, full) + 0.5f);

    private static void FromBytes(ReadOnlySpan<byte> source, Span<float> destination, float scale)
    {
        var x = 0;
        for (; x <= source.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[x..]), out var low, out var high);
            StoreWidened(low, destination[x..], scale);
            StoreWidened(high, destination[(x + Vector<ushort>.Count)..], scale);
        }

        for (; x < source.Length; x++)
            destination[x] = source[x] * scale;
    }

    private static void FromShorts(ReadOnlySpan<ushort> source, Span<float> destination, float scale)
    {
        var x = 0;
        for (; x <= source.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
            StoreWidened(new Vector<ushort>(source[x..]), destination[x..], scale);

        for (; x < source.Length; x++)
            destination[x] = source[x] * scale;
    }

    private static void StoreWidened(Vector<ushort> values, Span<float> destination, float scale)
    {
        Vector.Widen(values, out var low, out var high);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(low)) * scale).CopyTo(destination);
        (Vector.ConvertToSingle(Vector.AsVectorInt32(high)) * scale).CopyTo(destination[Vector<float>.Count..]);
    }

    private static void ToBytes(ReadOnlySpan<float> source, Span<byte> destination, float scale)
    {
        var x = 0;
        for (; x <= source.Length - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            var low = LoadRounded(source[x..], scale, byte.MaxValue);
            var high = LoadRounded(source[(x + Vector<ushort>.Count)..], scale, byte.MaxValue);
            Vector.Narrow(low, high).CopyTo(destination[x..]);
        }

        for (; x < source.Length; x++)
            destination[x] = (byte)Rounded(source[x] * scale, byte.MaxValue);
    }

    private static void ToShorts(ReadOnlySpan<float> source, Span<ushort> destination, float scale)
    {
        var x = 0;
        for (; x <= source.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
            LoadRounded(source[x..], scale, ushort.MaxValue).CopyTo(destination[x..]);

        for (; x < source.Length; x++)
            destination[x] = (ushort)Rounded(source[x] * scale, ushort.MaxValue);
    }

    private static Vector<ushort> LoadRounded(ReadOnlySpan<float> source, float scale, float full) =>
        Vector.Narrow(Rounded(new Vector<float>(source) * scale, full), Rounded(new Vector<float>(source[Vector<float>.Count..]) * scale, full));

    private static Vector<uint> Rounded(Vector<float> values, float full)
    {
        var positive = Vector.ConditionalSelect(Vector.GreaterThan(values, Vector<float>.Zero), values, Vector<float>.Zero);
        var clamped = Vector.MinNative(positive, new Vector<float>(full));
        return Vector.AsVectorUInt32(Vector.ConvertToInt32Native(clamped + new Vector<float>(0.5f)));
    }

    private static void Scale(ReadOnlySpan<float> source, Span<float> destination, float scale)
    {
        if (scale == 1)
        {
            source.CopyTo(destination);
            return;
        }

        for (var x = 0; x < source.Length; x++)
            destination[x] = source[x] * scale;
    }
}
