using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The data components a model can hold.</summary>
internal static class DataLoaders
{
    public static IEnumerable<ModelLoader> All { get; } = [new(TextLoader.LoaderName, reader => new TextLoader(reader))];
}
