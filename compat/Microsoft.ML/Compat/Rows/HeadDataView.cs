namespace Microsoft.ML.Compat.Rows;

/// <summary>The first rows of a view, in its order.</summary>
internal sealed class HeadDataView(IDataView source, long count) : SameSchemaDataView(source)
{
    public override bool CanShuffle => false;

    public override long? GetRowCount() => Source.GetRowCount() is long rows ? Math.Min(rows, count) : null;

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random) => new Cursor(OpenSource(active, random), active, count);

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long count) : FilterCursor(input, active)
    {
        protected override bool MoveNextCore() => Position + 1 < count && base.MoveNextCore();

        protected override bool Accept() => true;
    }
}
