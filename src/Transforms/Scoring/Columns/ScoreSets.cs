using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>The numbers that tell the score columns of one model from those of another in the same data.</summary>
internal static class ScoreSets
{
    public const string Annotation = "ScoreColumnSetId";

    public static KeyDataViewType Type { get; } = new(typeof(uint), int.MaxValue);

    /// <summary>One more than the largest in the schema.</summary>
    public static uint Next(DataViewSchema schema) => schema.Select(NumberOf).DefaultIfEmpty().Max() + 1;

    private static uint NumberOf(DataViewSchema.Column column)
    {
        var number = 0u;
        if (column.Annotations.Schema.GetColumnOrNull(Annotation) is { Type: KeyDataViewType key } && key.RawType == typeof(uint))
        {
            column.Annotations.GetValue(Annotation, ref number);
        }

        return number;
    }
}
