using Microsoft.ML;

namespace MLNetVision.Transforms.Rows;

/// <summary>A view with computed columns behind those that it had; lazy, row by row.</summary>
internal sealed class MappedView(IDataView input, IRowMapping mapping) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveColumns.Of(mapping, columnsNeeded);
        return new MappedCursor(mapping, input.GetRowCursor(mapping.Dependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveColumns.Of(mapping, columnsNeeded);
        return Array.ConvertAll(
            input.GetRowCursorSet(mapping.Dependencies(active), n, rand), cursor => (DataViewRowCursor)new MappedCursor(mapping, cursor, active));
    }
}
