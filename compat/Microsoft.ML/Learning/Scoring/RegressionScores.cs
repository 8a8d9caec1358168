using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The one column of regression models.</summary>
internal static class RegressionScores
{
    public static ScoreColumn<float>[] Columns { get; } =
    [
        new(
            ColumnNames.Score,
            NumberDataViewType.Single,
            Annotate,
            source => (ValueGetter<float>)((ref float score) => score = source.Current())),
    ];

    private static void Annotate(DataViewSchema.Annotations.Builder annotations, uint set)
    {
        annotations.AddSet(set);
        annotations.AddText(AnnotationKinds.ScoreColumnKind, ScoreKinds.Regression);
        annotations.AddText(AnnotationKinds.ScoreValueKind, ColumnNames.Score);
    }
}
