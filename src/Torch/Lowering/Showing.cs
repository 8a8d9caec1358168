namespace MLNetVision.Torch.Lowering;

/// <summary>Tensors in the words of errors.</summary>
internal static class Showing
{
    /// <summary>Float32[2, 3], as every engine writes it.</summary>
    public static string Of(Tensor tensor) => Of(tensor.dtype, tensor.shape);

    /// <summary>An element type and sizes.</summary>
    public static string Of(ScalarType element, long[] dims) => $"{(element == ScalarType.Byte ? "UInt8" : element.ToString())}[{string.Join(", ", dims)}]";
}
