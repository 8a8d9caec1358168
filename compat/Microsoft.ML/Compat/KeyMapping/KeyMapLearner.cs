using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>Collects the distinct values of a column in the order of their occurrence, up to a limit.</summary>
internal abstract class KeyMapLearner
{
    public static KeyMapLearner Create(DataViewRow row, DataViewSchema.Column column, int limit)
        => GenericCall.Invoke<KeyMapLearner>(CreateCore<int>, column.Type.ItemType().RawType, row, column, limit);

    /// <summary>Learns from the row that the cursor is on. False once the limit is reached.</summary>
    public abstract bool LearnRow();

    public abstract KeyMap Finish(bool sorted);

    private static KeyMapLearner CreateCore<T>(DataViewRow row, DataViewSchema.Column column, int limit) => new KeyMapLearner<T>(row, column, limit);
}
