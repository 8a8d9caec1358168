using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>Learns the replacement of one column row by row, from all slots together or from each by itself.</summary>
internal abstract class ReplacementLearner
{
    public static ReplacementLearner Create(DataViewRow row, DataViewSchema.Column column, MissingValueReplacingEstimator.ReplacementMode mode, bool bySlot)
        => ReplaceableTypes.IsSingle(column.Type.ItemType()) ? new ReplacementLearner<float>(row, column, mode, bySlot)
            : new ReplacementLearner<double>(row, column, mode, bySlot);

    public abstract void LearnRow();

    public abstract Replacement Finish();
}
