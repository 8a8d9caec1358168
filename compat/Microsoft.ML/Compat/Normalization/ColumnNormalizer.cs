using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>What a normalizer learnt of one column: how its values are mapped. It serves any number of rows at once.</summary>
internal abstract class ColumnNormalizer(DataViewType type)
{
    /// <summary>The type of the column, which stays.</summary>
    public DataViewType Type { get; } = type;

    public abstract NormalizingTransformer.NormalizerModelParametersBase Parameters { get; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void Save(ModelWriter writer);
}
