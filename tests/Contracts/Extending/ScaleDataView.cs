using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>The lazy view of a transformer from outside; its cursor set is the source's.</summary>
internal sealed class ScaleDataView(IDataView source, ScaleTransformer transformer) : IDataView
{
    private readonly ScaleMapper _mapper = new(source.Schema, transformer);

    public DataViewSchema Schema => _mapper.OutputSchema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = columnsNeeded.ToArray();
        return Scale(source.GetRowCursor(_mapper.GetDependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = columnsNeeded.ToArray();
        return Array.ConvertAll(source.GetRowCursorSet(_mapper.GetDependencies(active), n, rand), cursor => Scale(cursor, active));
    }

    private DataViewRowCursor Scale(DataViewRowCursor cursor, DataViewSchema.Column[] active)
        => new ScaledCursor(cursor, (ScaledRow)_mapper.GetRow(cursor, active));
}
