namespace Microsoft.ML.Compat.Rows;

/// <summary>
/// The output schema of a row mapper: the input columns and the added ones. A new name goes to the end; an existing one goes right behind the last
/// column of that name, which becomes hidden.
/// </summary>
internal sealed class ColumnBindings
{
    // Of each output column: the input column, or ~(added column).
    private readonly int[] _sources;

    public ColumnBindings(DataViewSchema input, IReadOnlyList<DataViewSchema.DetachedColumn> added)
    {
        Input = input;
        var names = input.Select(c => c.Name).ToList();
        var sources = Enumerable.Range(0, input.Count).ToList();
        for (var i = 0; i < added.Count; i++)
        {
            var last = names.LastIndexOf(added[i].Name);
            var at = last < 0 ? names.Count : last + 1;
            names.Insert(at, added[i].Name);
            sources.Insert(at, ~i);
        }

        _sources = [.. sources];
        AddedIndex = [.. Enumerable.Range(0, added.Count).Select(i => sources.IndexOf(~i))];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sources.Select(s => s >= 0 ? new DataViewSchema.DetachedColumn(input[s]) : added[~s]));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Schema { get; }

    /// <summary>Of each added column its index in Schema.</summary>
    public int[] AddedIndex { get; }

    /// <summary>Whether an output column is an input column handed through; <paramref name="source"/> is the index there or among the added.</summary>
    public bool IsInput(int column, out int source)
    {
        source = _sources[column];
        if (source >= 0)
            return true;
        source = ~source;
        return false;
    }

    /// <summary>Of each added column whether it is among the active output columns.</summary>
    public bool[] ActiveAdded(bool[] active) => [.. AddedIndex.Select(i => active[i])];
}
