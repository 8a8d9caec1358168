using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>Reading what a view or a schema holds.</summary>
internal static class Views
{
    public static T[] Column<T>(IDataView view, string name)
    {
        var column = view.Schema[name];
        var values = new List<T>();
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    public static float[][] Vectors(IDataView view, string name)
    {
        var column = view.Schema[name];
        var rows = new List<float[]>();
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var value = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getter(ref value);
            rows.Add([.. value.DenseValues()]);
        }

        return [.. rows];
    }

    /// <summary>Name, type and annotations, those in the order of their names: "Score Single {ScoreColumnKind=Regression}".</summary>
    public static string Describe(DataViewSchema.Column column)
    {
        var annotations = column.Annotations.Schema.OrderBy(kind => kind.Name, StringComparer.Ordinal)
            .Select(kind => $"{kind.Name}={Value(column.Annotations, kind)}");
        return $"{column.Name} {column.Type} {{{string.Join(", ", annotations)}}}";
    }

    public static string[] DescribeAll(DataViewSchema schema) => [.. schema.Select(Describe)];

    /// <summary>Name, kind, item type, key or not, and the names of the annotations promised.</summary>
    public static string[] DescribePromise(SchemaShape shape) =>
        [.. shape.OrderBy(column => column.Name, StringComparer.Ordinal).Select(DescribePromise)];

    public static ITransformer Reload(MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext(7).Model.Load(stream, out _);
    }

    private static string DescribePromise(SchemaShape.Column column)
    {
        var annotations = column.Annotations.Select(kind => kind.Name).Order(StringComparer.Ordinal);
        return $"{column.Name} {column.Kind} {column.ItemType} key={column.IsKey} {{{string.Join(", ", annotations)}}}";
    }

    private static string Value(DataViewSchema.Annotations annotations, DataViewSchema.Column kind) => kind.Type switch
    {
        TextDataViewType => Get<ReadOnlyMemory<char>>(annotations, kind).ToString(),
        KeyDataViewType => Get<uint>(annotations, kind).ToString(CultureInfo.InvariantCulture),
        BooleanDataViewType => Get<bool>(annotations, kind).ToString(),
        VectorDataViewType { ItemType: TextDataViewType } => Join(Get<VBuffer<ReadOnlyMemory<char>>>(annotations, kind)),
        VectorDataViewType { ItemType: NumberDataViewType item } when item == NumberDataViewType.Single => Join(Get<VBuffer<float>>(annotations, kind)),
        _ => throw new NotSupportedException($"Annotation {kind.Name} of type {kind.Type}"),
    };

    private static T Get<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column kind)
    {
        T value = default!;
        annotations.GetValue(kind.Name, ref value);
        return value;
    }

    private static string Join<T>(VBuffer<T> values) => "[" + string.Join("|", values.DenseValues()) + "]";
}
