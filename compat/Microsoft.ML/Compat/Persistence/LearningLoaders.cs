namespace Microsoft.ML.Compat.Persistence;

/// <summary>The learning components a model can hold.</summary>
internal static class LearningLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [];
}
