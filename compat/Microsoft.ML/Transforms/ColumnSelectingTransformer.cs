using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderName = "SelectColumns";

    internal ColumnSelectingTransformer(IHostEnvironment environment, string[] names, bool keeps, bool keepHidden)
    {
        environment.Register(nameof(ColumnSelectingTransformer));
        Guard.State(names is { Length: > 0 }, $"No column is named that should be {(keeps ? "kept" : "dropped")}; name at least one.");
        Names = names;
        Keeps = keeps;
        KeepHidden = keepHidden;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal string[] Names { get; }

    /// <summary>Whether the named columns are kept; otherwise they are dropped.</summary>
    internal bool Keeps { get; }

    private bool KeepHidden { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Select(Guard.NotNull(inputSchema, nameof(inputSchema)), nameof(inputSchema)).Schema;

    public IDataView Transform(IDataView input) => new SelectedDataView(Guard.NotNull(input, nameof(input)), Select(input.Schema, nameof(input)));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new SelectedDataView(new EmptyDataView(Guard.NotNull(inputSchema, nameof(inputSchema))), Select(inputSchema, nameof(inputSchema)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = Guard.NotNull(ctx, nameof(ctx)).Begin(LoaderName);
        writer.WriteStrings(Names);
        writer.Write(Keeps);
        writer.Write(KeepHidden);
    }

    internal static ColumnSelectingTransformer Load(ModelReader reader)
        => new(reader.Environment, reader.ReadStrings(), reader.ReadBoolean(), reader.ReadBoolean());

    internal void CheckNames(IEnumerable<string> present, string parameter)
    {
        var missing = Names.Except(present).ToArray();
        if (missing.Length > 0)
            throw Errors.MissingColumn(parameter, "input", string.Join("', '", missing));
    }

    private SelectedColumns Select(DataViewSchema schema, string parameter)
    {
        CheckNames(schema.Select(column => column.Name), parameter);
        return Keeps ? SelectedColumns.Keeping(schema, Names, KeepHidden) : SelectedColumns.Dropping(schema, Names);
    }
}
