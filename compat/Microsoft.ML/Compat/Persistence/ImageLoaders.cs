namespace Microsoft.ML.Compat.Persistence;

/// <summary>The image components a model can hold.</summary>
internal static class ImageLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [];
}
