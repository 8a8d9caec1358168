using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The numbers that tell the columns of one model from those of another in the same view.</summary>
internal static class ScoreSets
{
    public static KeyDataViewType Type { get; } = new(typeof(uint), int.MaxValue);

    /// <summary>One more than the largest number in the schema; 1 in a schema without scores.</summary>
    public static uint Next(DataViewSchema schema) => checked(schema.Select(NumberOf).DefaultIfEmpty().Max() + 1);

    private static uint NumberOf(DataViewSchema.Column column)
    {
        var number = 0u;
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.ScoreColumnSetId) is { Type: KeyDataViewType key } && key.RawType == typeof(uint))
            column.Annotations.GetValue(AnnotationKinds.ScoreColumnSetId, ref number);
        return number;
    }
}
