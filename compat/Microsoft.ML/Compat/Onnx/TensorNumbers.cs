using System.Numerics;
using System.Runtime.InteropServices;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>Moves values between columns and tensors. Whole numbers that tensors do not have lie in them as wider ones.</summary>
internal static class TensorNumbers
{
    public static void Write<T>(ReadOnlySpan<T> values, HostTensor tensor)
        where T : unmanaged
    {
        if (IsSame<T>(tensor))
            MemoryMarshal.AsBytes(values).CopyTo(tensor.Bytes);
        else if (typeof(T) == typeof(sbyte))
            Convert(MemoryMarshal.Cast<T, sbyte>(values), tensor.As<long>());
        else if (typeof(T) == typeof(short))
            Convert(MemoryMarshal.Cast<T, short>(values), tensor.As<long>());
        else if (typeof(T) == typeof(ushort))
            Convert(MemoryMarshal.Cast<T, ushort>(values), tensor.As<long>());
        else
            Convert(MemoryMarshal.Cast<T, uint>(values), tensor.As<long>());
    }

    public static void Read<T>(HostTensor tensor, Span<T> values)
        where T : unmanaged
    {
        if (IsSame<T>(tensor))
            tensor.Bytes.CopyTo(MemoryMarshal.AsBytes(values));
        else if (typeof(T) == typeof(sbyte))
            Convert(tensor.As<long>(), MemoryMarshal.Cast<T, sbyte>(values));
        else if (typeof(T) == typeof(short))
            Convert(tensor.As<long>(), MemoryMarshal.Cast<T, short>(values));
        else if (typeof(T) == typeof(ushort))
            Convert(tensor.As<long>(), MemoryMarshal.Cast<T, ushort>(values));
        else
            Convert(tensor.As<long>(), MemoryMarshal.Cast<T, uint>(values));
    }

    private static bool IsSame<T>(HostTensor tensor) => tensor.Element switch
    {
        DType.Float32 => typeof(T) == typeof(float),
        DType.Float64 => typeof(T) == typeof(double),
        DType.Int32 => typeof(T) == typeof(int),
        DType.Int64 => typeof(T) == typeof(long),
        DType.Bool => typeof(T) == typeof(bool),
        DType.UInt8 => typeof(T) == typeof(byte),
        _ => false,
    };

    private static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = TTo.CreateTruncating(from[i]);
    }
}
