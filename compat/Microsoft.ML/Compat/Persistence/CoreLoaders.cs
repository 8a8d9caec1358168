using Microsoft.ML.Compat.CustomMapping;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Chains, loaders and the transformers of the core.</summary>
internal static class CoreLoaders
{
    public static IEnumerable<ModelLoader> All { get; } =
    [
        new(TransformerChains.LoaderName, TransformerChains.Load),
        new(CompositeLoaders.LoaderName, CompositeLoaders.Load),
        new(SavedSchema.LoaderName, SavedSchema.Load),
        new(CustomMappings.LoaderName, CustomMappings.Load),
        new(ColumnCopyingTransformer.LoaderName, reader => new ColumnCopyingTransformer(reader.Environment, reader.ReadColumns())),
    ];
}
