using System.Numerics;
using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>Numbers of every element type to those that the oracle computes with and back: double for floating ones, 64 bits for whole ones.</summary>
internal static class Elements
{
    /// <summary>Rounds to the nearest number that the element type can hold.</summary>
    public static double Round(double value, DType element) => element switch
    {
        DType.Float32 => (float)value,
        DType.Float16 => (double)(Half)value,
        _ => value,
    };

    public static void Round(Span<double> values, DType element)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Round(values[i], element);
        }
    }

    /// <summary>Keeps as many bits as the element type has; truth is whatever is not 0.</summary>
    public static long Wrap(long value, DType element) => element switch
    {
        DType.Int32 => (int)value,
        DType.UInt8 => (byte)value,
        DType.Bool => value == 0 ? 0 : 1,
        _ => value,
    };

    public static void Wrap(Span<long> values, DType element)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Wrap(values[i], element);
        }
    }

    public static void Read(HostTensor from, Value to) => Read(from.Element, from.Bytes, to);

    /// <summary>Reads elements of a type.</summary>
    public static void Read(DType element, ReadOnlySpan<byte> from, Value to)
    {
        switch (element)
        {
            case DType.Float32: ReadFloating(MemoryMarshal.Cast<byte, float>(from), to.Data); break;
            case DType.Float64: MemoryMarshal.Cast<byte, double>(from).CopyTo(to.Data); break;
            case DType.Float16: ReadFloating(MemoryMarshal.Cast<byte, Half>(from), to.Data); break;
            case DType.Int32: ReadWhole(MemoryMarshal.Cast<byte, int>(from), to.Whole); break;
            case DType.Int64: MemoryMarshal.Cast<byte, long>(from).CopyTo(to.Whole); break;
            default: ReadWhole(from, to.Whole); break;
        }
    }

    public static void Write(Value from, HostTensor to) => Write(from, to.Element, to.Bytes);

    /// <summary>Writes elements of a type.</summary>
    public static void Write(Value from, DType element, Span<byte> to)
    {
        switch (element)
        {
            case DType.Int32: WriteWhole(from.Whole, MemoryMarshal.Cast<byte, int>(to)); break;
            case DType.Int64: from.Whole.CopyTo(MemoryMarshal.Cast<byte, long>(to)); break;
            case DType.Bool or DType.UInt8: WriteWhole(from.Whole, to); break;
            default: Write(from.Data, element, to); break;
        }
    }

    /// <summary>Writes a gradient.</summary>
    public static void Write(ReadOnlySpan<double> from, HostTensor to) => Write(from, to.Element, to.Bytes);

    private static void Write(ReadOnlySpan<double> from, DType element, Span<byte> to)
    {
        switch (element)
        {
            case DType.Float32: WriteFloating(from, MemoryMarshal.Cast<byte, float>(to)); break;
            case DType.Float16: WriteFloating(from, MemoryMarshal.Cast<byte, Half>(to)); break;
            default: from.CopyTo(MemoryMarshal.Cast<byte, double>(to)); break;
        }
    }

    public static void ReadFloating<T>(ReadOnlySpan<T> from, Span<double> to)
        where T : INumberBase<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = double.CreateTruncating(from[i]);
        }
    }

    private static void ReadWhole<T>(ReadOnlySpan<T> from, Span<long> to)
        where T : IBinaryInteger<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = long.CreateTruncating(from[i]);
        }
    }

    private static void WriteFloating<T>(ReadOnlySpan<double> from, Span<T> to)
        where T : INumberBase<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }

    private static void WriteWhole<T>(ReadOnlySpan<long> from, Span<T> to)
        where T : IBinaryInteger<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }
}
