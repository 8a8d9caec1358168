using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The annotations of score columns.</summary>
internal static class ScoreAnnotations
{
    public static void AddText(this DataViewSchema.Annotations.Builder annotations, string kind, string value) =>
        annotations.AddPrimitiveValue(kind, TextDataViewType.Instance, value.AsMemory());

    public static void AddSet(this DataViewSchema.Annotations.Builder annotations, uint set) =>
        annotations.AddPrimitiveValue(AnnotationKinds.ScoreColumnSetId, ScoreSets.Type, set);

    /// <summary>What a predicted label says of itself; <paramref name="names"/> are its key values, if any.</summary>
    public static void AddLabel(this DataViewSchema.Annotations.Builder annotations, string kind, uint set, LabelNames names = null)
    {
        annotations.AddText(AnnotationKinds.ScoreColumnKind, kind);
        annotations.AddText(AnnotationKinds.ScoreValueKind, ColumnNames.PredictedLabel);
        names?.AddTo(annotations, AnnotationKinds.KeyValues);
        annotations.AddSet(set);
    }

    /// <summary>What a score beside a predicted label says of itself.</summary>
    public static void AddScore(this DataViewSchema.Annotations.Builder annotations, string kind, uint set, LabelNames names = null)
    {
        annotations.AddText(AnnotationKinds.ScoreColumnKind, kind);
        annotations.AddSet(set);
        annotations.AddText(AnnotationKinds.ScoreValueKind, ColumnNames.Score);
        names?.AddTo(annotations, AnnotationKinds.TrainingLabelValues);
        if (names is { AreTexts: true })
            names.AddTo(annotations, AnnotationKinds.SlotNames);
    }
}
