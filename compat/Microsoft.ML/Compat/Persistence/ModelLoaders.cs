using System.Collections.Frozen;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>
/// What can be loaded from a model: the name given to ModelSaveContext.Begin, and the function that makes the component from its record. Each area has
/// its own list.
/// </summary>
internal static class ModelLoaders
{
    private static readonly FrozenDictionary<string, Func<ModelReader, object>> Table = new[]
    {
        CoreLoaders.All, DataLoaders.All, TransformLoaders.All, LearningLoaders.All, ImageLoaders.All, OnnxLoaders.All,
    }.SelectMany(all => all).ToFrozenDictionary(l => l.Name, l => l.Load);

    public static Func<ModelReader, object> Get(string name)
        => Table.TryGetValue(name, out var load) ? load : throw Errors.Corrupt($"The model holds a component '{name}', which this version cannot load.");
}
