using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Evaluation.Reading;

/// <summary>Finds columns and says what is wrong with them.</summary>
internal static class Columns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, role);
        return schema.GetColumnOrNull(name) ?? throw new ArgumentException(
            $"EvaluateDetailed: the data has no {role} column '{name}'. It has: {string.Join(", ", schema.Select(c => c.Name).Distinct())}. "
            + "Give scored data: what the model's Transform returns.", role);
    }

    /// <summary>The number of scores of a column of vectors.</summary>
    public static int Scores(DataViewSchema.Column column, string role)
    {
        if (column.Type is VectorDataViewType { Size: > 0 } vector && vector.ItemType == NumberDataViewType.Single)
            return vector.Size;
        throw Mistaken(column, role, "vectors of Single of known size");
    }

    public static ArgumentException Mistaken(DataViewSchema.Column column, string role, string expected) =>
        new($"EvaluateDetailed: the {role} column '{column.Name}' is of type {column.Type}. Give a column of {expected}.", role);
}
