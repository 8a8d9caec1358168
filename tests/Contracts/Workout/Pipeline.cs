using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>Short ways to see what an estimator does to a table.</summary>
internal static class Pipeline
{
    /// <summary>Fits on the table and transforms it.</summary>
    public static IDataView Run(IDataView data, Func<TransformsCatalog, IEstimator<ITransformer>> make) =>
        make(new MLContext(seed: 1).Transforms).Fit(data).Transform(data);

    public static Snapshot Snap(IDataView data, Func<TransformsCatalog, IEstimator<ITransformer>> make) => Snapshot.Of(Run(data, make));

    /// <summary>What the estimator promises for the table's schema.</summary>
    public static SchemaShape Promise(IDataView data, Func<TransformsCatalog, IEstimator<ITransformer>> make) =>
        make(new MLContext(seed: 1).Transforms).GetOutputSchema(Shapes.Of(data.Schema));

    /// <summary>The model after a round through a zip in memory.</summary>
    public static ITransformer Reload(ITransformer model, DataViewSchema schema)
    {
        var context = new MLContext(seed: 2);
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return context.Model.Load(stream, out _);
    }

    /// <summary>The value of an annotation as plain objects, or null where the column does not have it.</summary>
    public static object? Annotation(DataViewSchema.Column column, string kind) =>
        column.Annotations.Schema.GetColumnOrNull(kind) is { } annotation ? Values.Annotation(column.Annotations, annotation) : null;

    public static string[] AnnotationKinds(DataViewSchema.Column column) =>
        [.. column.Annotations.Schema.Select(annotation => annotation.Name).Order(StringComparer.Ordinal)];

    /// <summary>The raw buffers of a vector column, each copied.</summary>
    public static VBuffer<T>[] Buffers<T>(IDataView view, string name)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<T>>(column);
        var rows = new List<VBuffer<T>>();
        while (cursor.MoveNext())
        {
            VBuffer<T> value = default;
            getter(ref value);
            rows.Add(value);
        }

        return [.. rows];
    }
}
