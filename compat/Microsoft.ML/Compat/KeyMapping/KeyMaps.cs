using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.KeyMapping;

/// <summary>Learns the key maps of several columns in one pass, or reads the keys that were given.</summary>
internal static class KeyMaps
{
    public static void CheckType(DataViewSchema.Column column)
    {
        var item = column.Type.ItemType();
        if (item is not KeyDataViewType && !item.IsStandardScalar())
            throw Errors.WrongType("inputSchema", "input", column.Name, "a standard type or a vector of one", column.Type.ToString());
    }

    public static KeyMap[] Learn(IDataView data, DataViewSchema.Column[] columns, int limit, bool sorted)
    {
        Guard.Argument(limit > 0, "maximumNumberOfKeys", $"A column has at least one key; maximumNumberOfKeys is {limit}.");
        using var cursor = data.GetRowCursor(columns);
        KeyMapLearner[] learners = [.. columns.Select(column => KeyMapLearner.Create(cursor, column, limit))];
        var learning = learners.ToList();
        while (learning.Count > 0 && cursor.MoveNext())
            learning.RemoveAll(learner => !learner.LearnRow());
        return [.. learners.Select(learner => learner.Finish(sorted))];
    }

    /// <summary>The one map that all columns share when their values are given as data.</summary>
    public static KeyMap Read(IDataView keyData, DataViewSchema.Column[] columns, bool sorted)
    {
        var column = keyData.Schema[0];
        foreach (var input in columns)
        {
            if (!input.Type.ItemType().Equals(column.Type))
                throw Errors.OutOfRange(nameof(keyData), $"The key data has type {column.Type} where column '{input.Name}' needs {input.Type.ItemType()}.");
        }

        return Learn(keyData, [column], int.MaxValue, sorted)[0];
    }
}
