using Microsoft.ML.Transforms.Onnx;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The ONNX components a model can hold.</summary>
internal static class OnnxLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [new(OnnxTransformer.LoaderName, OnnxTransformer.Load)];
}
