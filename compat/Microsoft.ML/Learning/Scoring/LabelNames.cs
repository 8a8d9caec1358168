using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>The key values of a label column: what its classes are called.</summary>
internal sealed class LabelNames
{
    private readonly DataViewSchema.Annotations _annotations;
    private readonly DataViewSchema.Column _values;

    private LabelNames(DataViewSchema.Annotations annotations, DataViewSchema.Column values)
    {
        _annotations = annotations;
        _values = values;
    }

    public bool AreTexts => _values.Type.ItemType() is TextDataViewType;

    /// <summary>The names of exactly <paramref name="count"/> classes, or null if the column has none or another number.</summary>
    public static LabelNames OfOrNull(DataViewSchema.Column? label, int count) =>
        label?.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues) is { Type: VectorDataViewType vector } values && vector.Size == count
            ? new LabelNames(label.Value.Annotations, values)
            : null;

    public void AddTo(DataViewSchema.Annotations.Builder annotations, string kind) =>
        annotations.Add(kind, _values.Type, _annotations.GetGetter(_values.Index));
}
