using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>Numbers of every element type to double and back.</summary>
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

    public static void Read(HostTensor from, Span<double> to)
    {
        switch (from.Element)
        {
            case DType.Float32: Read(from.As<float>(), to, v => v); break;
            case DType.Float64: Read(from.As<double>(), to, v => v); break;
            case DType.Float16: Read(from.As<Half>(), to, v => (double)v); break;
            case DType.Int32: Read(from.As<int>(), to, v => v); break;
            case DType.Int64: Read(from.As<long>(), to, v => v); break;
            case DType.Bool: Read(from.As<bool>(), to, v => v ? 1 : 0); break;
            default: Read(from.As<byte>(), to, v => v); break;
        }
    }

    public static void Write(ReadOnlySpan<double> from, HostTensor to)
    {
        switch (to.Element)
        {
            case DType.Float32: Write(from, to.As<float>(), v => (float)v); break;
            case DType.Float64: Write(from, to.As<double>(), v => v); break;
            case DType.Float16: Write(from, to.As<Half>(), v => (Half)v); break;
            case DType.Int32: Write(from, to.As<int>(), v => (int)v); break;
            case DType.Int64: Write(from, to.As<long>(), v => (long)v); break;
            case DType.Bool: Write(from, to.As<bool>(), v => v != 0); break;
            default: Write(from, to.As<byte>(), v => (byte)v); break;
        }
    }

    private static void Read<T>(ReadOnlySpan<T> from, Span<double> to, Func<T, double> convert)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = convert(from[i]);
        }
    }

    private static void Write<T>(ReadOnlySpan<double> from, Span<T> to, Func<double, T> convert)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = convert(from[i]);
        }
    }
}
