namespace MLNetVision.Torch.Execution;

/// <summary>Element types of networks to those of TorchSharp.</summary>
internal static class ElementTypes
{
    public static ScalarType ToTorch(this DType element) => element switch
    {
        DType.Float64 => ScalarType.Float64,
        DType.Float16 => ScalarType.Float16,
        DType.Int32 => ScalarType.Int32,
        DType.Int64 => ScalarType.Int64,
        DType.Bool => ScalarType.Bool,
        DType.UInt8 => ScalarType.Byte,
        _ => ScalarType.Float32,
    };

    public static bool IsFloating(this ScalarType type) =>
        type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    /// <summary>The tensor itself where it has the element type, else a cast of it.</summary>
    public static Tensor As(this Tensor tensor, ScalarType type) => tensor.dtype == type ? tensor : tensor.type(type);
}
