using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Columns as texts: "Score Single {ScoreColumnKind=Regression}".</summary>
internal static class Described
{
    public static string[] All(DataViewSchema schema) => [.. schema.Where(c => !c.IsHidden).Select(One)];

    private static string One(DataViewSchema.Column column)
    {
        var annotations = column.Annotations.Schema.OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => $"{kind.Name}={Value(column.Annotations, kind)}");
        return $"{column.Name} {column.Type} {{{string.Join(", ", annotations)}}}";
    }

    private static string Value(DataViewSchema.Annotations annotations, DataViewSchema.Column kind) => kind.Type switch
    {
        TextDataViewType => Get<ReadOnlyMemory<char>>(annotations, kind).ToString(),
        KeyDataViewType => Get<uint>(annotations, kind).ToString(CultureInfo.InvariantCulture),
        BooleanDataViewType => Get<bool>(annotations, kind).ToString(),
        VectorDataViewType { ItemType: TextDataViewType } => string.Join("|", Get<VBuffer<ReadOnlyMemory<char>>>(annotations, kind).DenseValues()),
        _ => throw new NotSupportedException($"Annotation {kind.Name} of type {kind.Type}"),
    };

    private static T Get<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column kind)
    {
        T value = default!;
        annotations.GetValue(kind.Name, ref value);
        return value;
    }
}
