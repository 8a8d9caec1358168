using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Makes tensors of an element that is chosen while the program runs.</summary>
internal static class Tensors
{
    /// <summary>A single number.</summary>
    public static TensorProto Single(double value, DType element) => Of("", [value], element);

    /// <summary>Numbers of an element, rounded to it.</summary>
    public static TensorProto Of(string name, ReadOnlySpan<double> values, DType element, params ReadOnlySpan<long> dims) => element switch
    {
        DType.Float32 => Converted(name, values, dims, v => (float)v),
        DType.Float64 => TensorProto.Of(name, values, dims),
        DType.Float16 => Converted(name, values, dims, v => (Half)v),
        DType.Int32 => Converted(name, values, dims, v => (int)v),
        DType.Int64 => Converted(name, values, dims, v => (long)v),
        DType.Bool => Converted(name, values, dims, v => v != 0),
        _ => Converted(name, values, dims, v => (byte)v),
    };

    /// <summary>A weight with elements and sizes of the caller's choice. Bytes that fit as they are, are not copied.</summary>
    public static TensorProto Of(string name, Weight weight, DType element, params ReadOnlySpan<long> dims) => weight.Element == element
        ? new TensorProto(name, element.ToOnnx(), [.. dims], weight.Bytes)
        : Of(name, weight.ToFloats(), element, dims);

    /// <summary>Single-precision numbers as numbers of another floating element.</summary>
    public static TensorProto Of(string name, ReadOnlySpan<float> values, DType element, params ReadOnlySpan<long> dims)
    {
        if (element == DType.Float32)
        {
            return new TensorProto(name, OnnxType.Float, [.. dims], MemoryMarshal.AsBytes(values).ToArray());
        }

        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return Of(name, wide, element, dims);
    }

    private static TensorProto Converted<T>(string name, ReadOnlySpan<double> values, ReadOnlySpan<long> dims, Func<double, T> convert)
        where T : unmanaged
    {
        var converted = new T[values.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = convert(values[i]);
        }

        return TensorProto.Of<T>(name, converted, dims);
    }
}
