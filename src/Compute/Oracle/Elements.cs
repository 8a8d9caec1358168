using System.Numerics;
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

    public static void Read(HostTensor from, Value to)
    {
        switch (from.Element)
        {
            case DType.Float32: ReadFloating<float>(from.As<float>(), to.Data); break;
            case DType.Float64: from.As<double>().CopyTo(to.Data); break;
            case DType.Float16: ReadFloating<Half>(from.As<Half>(), to.Data); break;
            case DType.Int32: ReadWhole<int>(from.As<int>(), to.Whole); break;
            case DType.Int64: from.As<long>().CopyTo(to.Whole); break;
            default: ReadWhole<byte>(from.Bytes, to.Whole); break;
        }
    }

    public static void Write(Value from, HostTensor to)
    {
        switch (to.Element)
        {
            case DType.Int32: WriteWhole(from.Whole, to.As<int>()); break;
            case DType.Int64: from.Whole.CopyTo(to.As<long>()); break;
            case DType.Bool or DType.UInt8: WriteWhole(from.Whole, to.Bytes); break;
            default: Write(from.Data, to); break;
        }
    }

    /// <summary>Writes floating numbers.</summary>
    public static void Write(ReadOnlySpan<double> from, HostTensor to)
    {
        switch (to.Element)
        {
            case DType.Float32: WriteFloating(from, to.As<float>()); break;
            case DType.Float16: WriteFloating(from, to.As<Half>()); break;
            default: from.CopyTo(to.As<double>()); break;
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

    public static void ReadWhole<T>(ReadOnlySpan<T> from, Span<long> to)
        where T : IBinaryInteger<T>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = long.CreateTruncating(from[i]);
        }
    }

    public static void WriteFloating<T>(ReadOnlySpan<double> from, Span<T> to)
        where T : INumberBase<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }

    public static void WriteWhole<T>(ReadOnlySpan<long> from, Span<T> to)
        where T : IBinaryInteger<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }
}
