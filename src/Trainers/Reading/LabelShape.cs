using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Reading;

/// <summary>What an estimator can say of a label column before it sees data.</summary>
internal static class LabelShape
{
    /// <summary>Refuses a column of a kind that the task cannot learn.</summary>
    public static void Check(SchemaShape.Column column, ScoringTask task, string owner)
    {
        var isScalar = column.Kind == SchemaShape.Column.VectorKind.Scalar;
        var isNumber = column.ItemType is NumberDataViewType && !column.IsKey;
        var (fits, expected) = task switch
        {
            ScoringTask.Multiclass => (
                isScalar && (column.IsKey || isNumber || column.ItemType is TextDataViewType or BooleanDataViewType),
                "a text, a key, a number or a truth value"),
            ScoringTask.Binary => (isScalar && column.ItemType is BooleanDataViewType, "a truth value"),
            ScoringTask.MultiLabel => (
                !isScalar && (column.ItemType is BooleanDataViewType || column.ItemType.RawType == typeof(float)), "a vector of Boolean or Single"),
            _ => (isScalar && isNumber, "a number"),
        };
        if (!fits)
        {
            throw ColumnNames.WrongType(
                column.Name, owner, "the label", expected, $"{column.Kind} of {(column.IsKey ? "keys of " : "")}{column.ItemType}", "Convert it before.");
        }
    }
}
