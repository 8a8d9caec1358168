using System.Text;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Binary;

/// <summary>The head and the index of a file of rows, checked against each other and against the size of the file.</summary>
internal sealed class RowFileIndex
{
    private const int PlaceSize = sizeof(long) + sizeof(int) + sizeof(int);

    // Deflate makes at most 1032 bytes of one, so that a lying index cannot ask for more memory than that.
    private const long MostInflation = 1032;

    private readonly BlockPlace[] _places;

    private RowFileIndex(DataViewSchema schema, long rowCount, int[] rowsOfBlock, BlockPlace[] places)
    {
        Schema = schema;
        RowCount = rowCount;
        RowsOfBlock = rowsOfBlock;
        _places = places;
        FirstRowOfBlock = new long[rowsOfBlock.Length];
        for (var i = 1; i < rowsOfBlock.Length; i++)
            FirstRowOfBlock[i] = FirstRowOfBlock[i - 1] + rowsOfBlock[i - 1];
    }

    public DataViewSchema Schema { get; }

    public long RowCount { get; }

    public int[] RowsOfBlock { get; }

    public long[] FirstRowOfBlock { get; }

    public static RowFileIndex Read(IHostEnvironment environment, Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return Read(environment, reader);
        }
        catch (EndOfStreamException exception)
        {
            throw Errors.Corrupt("The data file ends too early. Save the data again.", exception);
        }
    }

    public BlockPlace PlaceOf(int block, int column) => _places[(block * Schema.Count) + column];

    private static RowFileIndex Read(IHostEnvironment environment, BinaryReader reader)
    {
        var size = reader.BaseStream.Length;
        Guard.Format(size > RowFile.HeadSize && reader.ReadUInt64() == RowFile.Mark,
            "The file is no data file of this version of ML.NET's contracts; files that ML.NET itself saved are read by ML.NET only. Save the data again.");
        var version = reader.ReadInt32();
        Guard.Format(version == RowFile.Version, $"The data file has version {version}; version {RowFile.Version} is read. Save the data again.");
        var rowCount = reader.ReadInt64();
        var place = reader.ReadInt64();
        Guard.Format(place >= RowFile.HeadSize && place < size, $"The index of the data file is at {place} of {size} bytes. Save the data again.");
        reader.BaseStream.Position = place;
        var schema = ReadSchema(environment, reader);
        var rows = new int[ReadCount(reader, sizeof(int))];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = reader.ReadInt32();
        Guard.Format(Array.TrueForAll(rows, count => count > 0) && rows.Sum(count => (long)count) == rowCount,
            $"The blocks of the data file do not hold {rowCount} rows. Save the data again.");
        var places = ReadPlaces(reader, (long)rows.Length * schema.Count, place);
        Guard.Format(reader.ReadUInt64() == RowFile.Mark, "The data file does not end as one. Save the data again.");
        return new RowFileIndex(schema, rowCount, rows, places);
    }

    private static BlockPlace[] ReadPlaces(BinaryReader reader, long count, long end)
    {
        Guard.Format(count * PlaceSize <= Left(reader), $"The index of the data file is too short for {count} blocks. Save the data again.");
        var places = new BlockPlace[count];
        for (var i = 0; i < count; i++)
        {
            places[i] = new BlockPlace(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
            Guard.Format(places[i] is { Offset: >= RowFile.HeadSize, Size: >= 0, InflatedSize: >= 0 } && places[i].Offset <= end - places[i].Size,
                $"Block {i} of the data file is outside the file. Save the data again.");
            Guard.Format(places[i].InflatedSize <= places[i].Size * MostInflation,
                $"Block {i} of the data file has {places[i].Size} bytes and cannot hold {places[i].InflatedSize}. Save the data again.");
        }

        return places;
    }

    private static DataViewSchema ReadSchema(IHostEnvironment environment, BinaryReader reader)
    {
        var content = reader.ReadBytes(ReadCount(reader, 1));
        using var archive = new ModelArchiveReader(new MemoryStream(content, writable: false));
        return ModelReader.Load<SavedSchema>(archive, RowFile.SchemaName, environment).Schema;
    }

    private static int ReadCount(BinaryReader reader, int bytes)
    {
        var count = reader.ReadInt32();
        Guard.Format(count >= 0 && (long)count * bytes <= Left(reader), $"The index of the data file announces {count} items. Save the data again.");
        return count;
    }

    private static long Left(BinaryReader reader) => reader.BaseStream.Length - reader.BaseStream.Position;
}
