using System.IO.Compression;
using System.Text;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Binary;

/// <summary>Reads blocks of a file of rows in a given order, and of each only the active columns.</summary>
internal sealed class RowFileCursor : RootCursor
{
    private readonly RowFileIndex _index;
    private readonly Stream _stream;
    private readonly int[] _blocks;
    private readonly ColumnDecoder[] _columns;
    private readonly Delegate[] _getters;
    private int _next;
    private int _block;
    private int _rows;
    private int _row;

    public RowFileCursor(RowFileIndex index, Stream stream, bool[] active, int[] blocks)
    {
        _index = index;
        _stream = stream;
        _blocks = blocks;
        _columns = [.. index.Schema.Select(column => active[column.Index] ? ColumnDecoder.Create(column.Type) : null)];
        _getters = Array.ConvertAll(_columns, column => column?.GetterOf(CurrentRow));
    }

    public override DataViewSchema Schema => _index.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _columns[column.Index] is not null;

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId id) => id = new DataViewRowId((ulong)(CurrentRow() + _index.FirstRowOfBlock[_block]), 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Guard.Argument(IsColumnActive(column), nameof(column), $"Column '{column.Name}' is not active in this cursor; name it when the cursor is opened.");
        return RowGetters.Cast<TValue>(_getters[column.Index]);
    }

    protected override bool MoveNextCore()
    {
        if (++_row < _rows)
            return true;
        if (_next == _blocks.Length)
            return false;
        _block = _blocks[_next++];
        _rows = _index.RowsOfBlock[_block];
        _row = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is not null)
                Read(_index.PlaceOf(_block, i), _columns[i]);
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    private void Read(BlockPlace place, ColumnDecoder column)
    {
        try
        {
            var deflated = new byte[place.Size];
            _stream.Position = place.Offset;
            _stream.ReadExactly(deflated);
            using var inflater = new DeflateStream(new MemoryStream(deflated, writable: false), CompressionMode.Decompress);
            var content = new byte[place.InflatedSize];
            inflater.ReadExactly(content);
            using var reader = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
            column.ReadBlock(reader, _rows);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Errors.Corrupt("A block of the data file cannot be read. Save the data again.", exception);
        }
    }

    private int CurrentRow()
    {
        Guard.State(Position >= 0, "A value was asked for while the cursor stands on no row; call MoveNext first.");
        return _row;
    }
}
