namespace Microsoft.ML.Compat.Rows;

/// <summary>
/// A lazy view that drops, skips or reorders rows of its source and leaves the columns as they are. Override GetRowCursorSet when the rows may come
/// from several cursors at once.
/// </summary>
internal abstract class SameSchemaDataView(IDataView source) : IDataView
{
    public IDataView Source { get; } = Guard.NotNull(source, nameof(source));

    public DataViewSchema Schema => Source.Schema;

    public virtual bool CanShuffle => Source.CanShuffle;

    public virtual long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => OpenCursor(ColumnSelection.Of(columnsNeeded, Schema), CanShuffle ? rand : null);

    public virtual DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>A cursor over the active columns. <paramref name="random"/> is null unless the rows are wanted in random order.</summary>
    protected abstract DataViewRowCursor OpenCursor(bool[] active, Random random);

    /// <summary>The source's cursor with the active columns and <paramref name="also"/>.</summary>
    protected DataViewRowCursor OpenSource(bool[] active, Random random, params IEnumerable<int> also)
    {
        var needed = (bool[])active.Clone();
        foreach (var column in also)
            needed[column] = true;
        return Source.GetRowCursor(ColumnSelection.Columns(Schema, needed), random);
    }
}
