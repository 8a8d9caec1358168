namespace Microsoft.ML.Compat.Persistence;

/// <summary>The transform components a model can hold.</summary>
internal static class TransformLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [];
}
