using Microsoft.ML;

namespace MLNetVision.Transforms.Data;

/// <summary>The rows of one part, or all others, as the view has them: same columns, same ids, same order, same batches.</summary>
internal sealed class PartView(Partition partition, int part, bool isComplement, long count) : IDataView
{
    public DataViewSchema Schema => partition.Data.Schema;

    public bool CanShuffle => partition.Data.CanShuffle && partition.Index.HasIds;

    public long? GetRowCount() => count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        Keep(partition.Data.GetRowCursor(columnsNeeded, partition.Index.HasIds ? rand : null));

    /// <summary>Without ids, rows can only be told in a single pass in order.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => partition.Index.HasIds
        ? Array.ConvertAll(partition.Data.GetRowCursorSet(columnsNeeded, n, rand), Keep)
        : [GetRowCursor(columnsNeeded)];

    private DataViewRowCursor Keep(DataViewRowCursor cursor) => new PartCursor(cursor, partition, part, isComplement);
}
