namespace Microsoft.ML.Compat.Persistence;

/// <summary>The data components a model can hold.</summary>
internal static class DataLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [];
}
