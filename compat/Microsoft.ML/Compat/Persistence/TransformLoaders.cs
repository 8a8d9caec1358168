using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>The transform components a model can hold.</summary>
internal static class TransformLoaders
{
    public static IEnumerable<ModelLoader> All { get; } =
    [
        new(ColumnConcatenatingTransformer.LoaderName, ColumnConcatenatingTransformer.Load),
        new(ColumnSelectingTransformer.LoaderName, ColumnSelectingTransformer.Load),
        new(KeyToValueMappingTransformer.LoaderName, reader => new KeyToValueMappingTransformer(reader.Environment, reader.ReadColumns())),
        new(KeyToVectorMappingTransformer.LoaderName, KeyToVectorMappingTransformer.Load),
        new(LpNormNormalizingTransformer.LoaderName, LpNormNormalizingTransformer.Load),
        new(MissingValueIndicatorTransformer.LoaderName, reader => new MissingValueIndicatorTransformer(reader.Environment, reader.ReadColumns())),
        new(MissingValueReplacingTransformer.LoaderName, MissingValueReplacingTransformer.Load),
        new(NormalizingTransformer.LoaderName, NormalizingTransformer.Load),
        new(TypeConvertingTransformer.LoaderName, TypeConvertingTransformer.Load),
        new(ValueMappingTransformer.LoaderName, ValueMappingTransformer.Load),
        new(ValueToKeyMappingTransformer.LoaderName, ValueToKeyMappingTransformer.Load),
    ];
}
