using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The columns that an evaluator reads.</summary>
internal static class EvaluatedColumns
{
    private const string Schema = "schema";

    public static DataViewSchema.Column Find(IDataView data, string role, string name)
        => data.Schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(Schema, role, name);

    /// <summary>All columns that are named must be there, also those that are not read.</summary>
    public static void FindAll(IDataView data, params ReadOnlySpan<(string Role, string Name)> columns)
    {
        foreach (var (role, name) in columns)
            Find(data, role, name);
    }

    public static DataViewSchema.Column Single(IDataView data, string role, string name)
    {
        var column = Find(data, role, name);
        return column.Type == NumberDataViewType.Single ? column : throw Wrong(role, column, "Single");
    }

    public static DataViewSchema.Column SingleVector(IDataView data, string role, string name)
    {
        var column = Find(data, role, name);
        return column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single
            ? column
            : throw Wrong(role, column, "a vector of Single of known size");
    }

    /// <summary>A class or cluster: a number, or a key of known count.</summary>
    public static DataViewSchema.Column Label(IDataView data, string name)
    {
        var column = Find(data, "label", name);
        return column.Type == NumberDataViewType.Single || column.Type is KeyDataViewType { Count: > 0 }
            ? column
            : throw Wrong("label", column, "Single or Key");
    }

    /// <summary>Positive or negative: a truth value, a number that is above 0 or not, or the second of two keys or the first.</summary>
    public static DataViewSchema.Column BinaryLabel(IDataView data, string name)
    {
        var column = Find(data, "label", name);
        var isNumber = column.Type == NumberDataViewType.Single || column.Type == NumberDataViewType.Double;
        return isNumber || column.Type is BooleanDataViewType or KeyDataViewType { Count: 2 }
            ? column
            : throw Wrong("label", column, "Single, Double, Boolean or a Key of 2");
    }

    private static ArgumentOutOfRangeException Wrong(string role, DataViewSchema.Column column, string expected)
        => Errors.WrongType(Schema, role, column.Name, expected, $"{column.Type}");
}
