using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>A transformer from outside ML.NET. It saves itself as built-in transformers that give columns of the same names.</summary>
public sealed class ScaleTransformer(MLContext ml, string output, string source, float factor) : ITransformer
{
    public bool IsRowToRowMapper => true;

    internal string Source => source;

    internal float Factor => factor;

    public static IEnumerable<DataViewSchema.DetachedColumn> Added(string output, int size)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("ScoreColumnKind", TextDataViewType.Instance, "Scale".AsMemory());
        yield return new DataViewSchema.DetachedColumn(output, new VectorDataViewType(NumberDataViewType.Single, size), annotations.ToAnnotations());
        yield return new DataViewSchema.DetachedColumn(output + "Sum", NumberDataViewType.Single);
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var column = inputSchema.GetColumnOrNull(source) ?? throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Column '{source}' is missing.");
        if (column.Type is not VectorDataViewType { ItemType: NumberDataViewType } vector || vector.ItemType != NumberDataViewType.Single)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Column '{source}' must be a vector of Single, not {column.Type}.");
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(Added(output, vector.Size));
        return builder.ToSchema();
    }

    public IDataView Transform(IDataView input) => new ScaleDataView(input, this);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new ScaleMapper(inputSchema, this);

    public void Save(ModelSaveContext ctx)
    {
        var shape = new DataViewSchema.Builder();
        shape.AddColumn(source, new VectorDataViewType(NumberDataViewType.Single));
        shape.AddColumn("Sum", NumberDataViewType.Single);
        var empty = new EmptyView(shape.ToSchema());
        ICanSaveModel inner = ml.Transforms.CopyColumns(output, source).Append(ml.Transforms.CopyColumns(output + "Sum", "Sum")).Fit(empty);
        inner.Save(ctx);
    }
}
