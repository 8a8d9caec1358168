using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The shapes of the columns that scoring adds.</summary>
internal static class ScorePromises
{
    public static SchemaShape.Column Score(bool vector, params SchemaShape.Column[] annotations) =>
        new(ColumnNames.Score, Kind(vector), NumberDataViewType.Single, isKey: false, new SchemaShape([.. Common, .. annotations]));

    public static SchemaShape.Column Probability { get; } = new(
        ColumnNames.Probability,
        SchemaShape.Column.VectorKind.Scalar,
        NumberDataViewType.Single,
        isKey: false,
        new SchemaShape([.. Common, Annotation(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance)]));

    public static SchemaShape.Column BooleanLabel { get; } =
        new(ColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false, new SchemaShape(Common));

    private static SchemaShape.Column[] Common =>
    [
        new(AnnotationKinds.ScoreColumnSetId, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true),
        Annotation(AnnotationKinds.ScoreColumnKind, TextDataViewType.Instance),
        Annotation(AnnotationKinds.ScoreValueKind, TextDataViewType.Instance),
    ];

    public static SchemaShape.Column KeyLabel(params SchemaShape.Column[] annotations) =>
        new(ColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true,
            new SchemaShape([.. annotations, .. Common]));

    /// <summary>Key values of the label that can name the slots of a score: TrainingLabelValues, and SlotNames when they are text.</summary>
    public static SchemaShape.Column[] NamesOfSlots(SchemaShape.Column label)
    {
        if (!label.IsKey || label.Annotations.FindOrNull(AnnotationKinds.KeyValues) is not { Kind: SchemaShape.Column.VectorKind.Vector } values)
            return [];
        var kinds = values.ItemType is TextDataViewType
            ? [AnnotationKinds.SlotNames, AnnotationKinds.TrainingLabelValues]
            : (string[])[AnnotationKinds.TrainingLabelValues];
        return [.. kinds.Select(kind => new SchemaShape.Column(kind, SchemaShape.Column.VectorKind.Vector, values.ItemType, isKey: false))];
    }

    private static SchemaShape.Column.VectorKind Kind(bool vector) => vector ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.Scalar;

    private static SchemaShape.Column Annotation(string kind, DataViewType type) => new(kind, SchemaShape.Column.VectorKind.Scalar, type, isKey: false);
}
