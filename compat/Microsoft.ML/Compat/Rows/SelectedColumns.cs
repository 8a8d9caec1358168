using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Rows;

/// <summary>Which input column stands at each place of a selection, and the schema that this makes.</summary>
internal sealed class SelectedColumns
{
    public SelectedColumns(DataViewSchema input, IEnumerable<int> sources)
    {
        Input = input;
        Sources = [.. sources];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(Sources.Select(source => new DataViewSchema.DetachedColumn(input[source])));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    public int[] Sources { get; }

    /// <summary>The columns named, in that order; of hidden namesakes all or none.</summary>
    public static SelectedColumns Keeping(DataViewSchema input, string[] names, bool keepHidden)
        => new(input, names.SelectMany(name => input.Where(c => c.Name == name && (keepHidden || !c.IsHidden)).Select(c => c.Index)));

    /// <summary>All columns but those named, hidden namesakes included.</summary>
    public static SelectedColumns Dropping(DataViewSchema input, string[] names)
        => new(input, input.Where(c => !names.Contains(c.Name)).Select(c => c.Index));

    public DataViewSchema.Column SourceOf(DataViewSchema.Column column) => Input[Sources[column.Index]];

    /// <summary>The input columns that the active columns of the selection come from.</summary>
    public DataViewSchema.Column[] InputsOf(bool[] active)
    {
        var needed = Sources.Where((_, at) => active[at]).ToHashSet();
        return [.. Input.Where(column => needed.Contains(column.Index))];
    }
}
