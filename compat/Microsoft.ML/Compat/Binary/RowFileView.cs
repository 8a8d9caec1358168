using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Compat.Views;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Binary;

/// <summary>The rows of a file of rows. Each cursor opens the file for itself.</summary>
internal sealed class RowFileView : IDataView
{
    // Rows are shuffled by blocks, and then in a pool of so many blocks.
    private const int PoolBlocks = 4;

    private readonly IMultiStreamSource _source;
    private readonly RowFileIndex _index;

    public RowFileView(IHostEnvironment environment, IMultiStreamSource source)
    {
        Guard.Argument(source.Count == 1, "files", $"A data file is one file; the source has {source.Count}.");
        _source = source;
        using var stream = Open();
        _index = RowFileIndex.Read(environment, stream);
    }

    public DataViewSchema Schema => _index.Schema;

    public bool CanShuffle => true;

    public long? GetRowCount() => _index.RowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ColumnSelection.Of(columnsNeeded, Schema);
        int[] blocks = [.. Enumerable.Range(0, _index.RowsOfBlock.Length)];
        rand?.Shuffle(blocks);
        var cursor = new RowFileCursor(_index, Open(), active, blocks);
        var pool = (int)Math.Min(_index.RowCount, PoolBlocks * (long)_index.RowsOfBlock.DefaultIfEmpty(0).Max());
        return rand is null || pool < 2 ? cursor : new ShufflingCursor(cursor, pool, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private Stream Open()
    {
        var stream = _source.Open(0);
        if (stream.CanSeek)
            return stream;
        using (stream)
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
    }
}
