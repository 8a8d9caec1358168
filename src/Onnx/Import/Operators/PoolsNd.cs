using MLNetVision.Networks;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Pooling of any rank, and what pooling of pictures does not have.</summary>
internal static class PoolsNd
{
    public static void MaxPool(OperatorCall call, Tensor x, WindowAttributes window) => throw call.Unsupported($"pooling of {x.Type} with {window.Kernel.Length} sizes");

    public static void AveragePool(OperatorCall call, Tensor x, WindowAttributes window) => throw call.Unsupported($"pooling of {x.Type} with {window.Kernel.Length} sizes");
}
