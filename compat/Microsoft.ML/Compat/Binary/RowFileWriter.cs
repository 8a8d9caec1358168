using System.IO.Compression;
using System.Text;
using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Compat.Binary;

/// <summary>Writes the rows of a cursor, block by block, as a <see cref="RowFile"/>.</summary>
internal sealed class RowFileWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly BinaryWriter _file;
    private readonly ColumnEncoder[] _encoders;
    private readonly BinaryWriter[] _columns;
    private readonly List<int> _rowsOfBlock = [];
    private readonly List<BlockPlace> _places = [];
    private int _rows;

    private RowFileWriter(Stream stream, DataViewRow row, DataViewSchema.Column[] columns)
    {
        _stream = stream;
        _file = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        _encoders = Array.ConvertAll(columns, column => ColumnEncoder.Create(row, column));
        _columns = Array.ConvertAll(columns, _ => new BinaryWriter(new MemoryStream()));
    }

    public static void Write(Stream stream, IDataView data, DataViewSchema.Column[] columns)
    {
        using var cursor = data.GetRowCursor(columns);
        using var writer = new RowFileWriter(stream, cursor, columns);
        writer._file.Write(new byte[RowFile.HeadSize]);
        var rows = 0L;
        for (; cursor.MoveNext(); rows++)
            writer.WriteRow();
        writer.WriteBlock();
        writer.WriteEnds(columns, rows);
    }

    public void Dispose()
    {
        foreach (var column in _columns)
            column.Dispose();
        _file.Dispose();
    }

    private void WriteRow()
    {
        for (var i = 0; i < _encoders.Length; i++)
            _encoders[i].WriteRow(_columns[i]);
        if (++_rows == RowFile.MostRowsOfBlock || _columns.Any(column => column.BaseStream.Length >= RowFile.BytesOfBlock))
            WriteBlock();
    }

    private void WriteBlock()
    {
        if (_rows == 0)
            return;
        foreach (var column in _columns)
        {
            var content = (MemoryStream)column.BaseStream;
            var offset = _stream.Position;
            using (var deflater = new DeflateStream(_stream, CompressionLevel.Fastest, leaveOpen: true))
                deflater.Write(content.GetBuffer(), 0, (int)content.Length);
            _places.Add(new BlockPlace(offset, (int)(_stream.Position - offset), (int)content.Length));
            content.SetLength(0);
        }

        _rowsOfBlock.Add(_rows);
        _rows = 0;
    }

    private void WriteEnds(DataViewSchema.Column[] columns, long rows)
    {
        var index = _stream.Position;
        var schema = SaveSchema(columns);
        _file.Write(schema.Length);
        _file.Write(schema);
        _file.Write(_rowsOfBlock.Count);
        foreach (var count in _rowsOfBlock)
            _file.Write(count);
        foreach (var place in _places)
        {
            _file.Write(place.Offset);
            _file.Write(place.Size);
            _file.Write(place.InflatedSize);
        }

        _file.Write(RowFile.Mark);
        var end = _stream.Position;
        _stream.Position = 0;
        _file.Write(RowFile.Mark);
        _file.Write(RowFile.Version);
        _file.Write(rows);
        _file.Write(index);
        _file.Flush();
        _stream.Position = end;
    }

    private static byte[] SaveSchema(DataViewSchema.Column[] columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        using var content = new MemoryStream();
        using (var archive = new ModelArchiveWriter(content))
            ModelSaveContext.SaveAt(archive, RowFile.SchemaName, new SavedSchema(builder.ToSchema()));
        return content.ToArray();
    }
}
