namespace Microsoft.ML.Compat.Persistence;

/// <summary>The onnx components a model can hold.</summary>
internal static class OnnxLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [];
}
