namespace MLNetVision.Transforms.Pictures.Reading;

/// <summary>
/// Rows of equally many bytes, in memory up to a limit, the others in a temporary file. Reading is safe from many threads once all are there.
/// </summary>
internal sealed class ByteRows : IDisposable
{
    private const int BlockBytes = 1 << 22;
    private readonly List<byte[]> _blocks = [];
    private readonly int _rowsPerBlock;
    private readonly long _rowsInMemory;
    private SpillFile? _spill;

    /// <param name="width">Bytes of a row.</param>
    /// <param name="maxMemory">How many bytes may stay in memory.</param>
    public ByteRows(int width, long maxMemory)
    {
        Width = width;
        MaxMemory = maxMemory;
        _rowsPerBlock = Math.Max(1, BlockBytes / width);
        _rowsInMemory = maxMemory / width;
    }

    /// <summary>Bytes of a row.</summary>
    public int Width { get; }

    /// <summary>How many bytes may stay in memory.</summary>
    public long MaxMemory { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are in the file.</summary>
    public int Spilt => (int)Math.Max(0, Count - _rowsInMemory);

    public void Add(ReadOnlySpan<byte> row)
    {
        if (Count >= _rowsInMemory)
        {
            (_spill ??= new SpillFile()).Append(row);
        }
        else
        {
            if (Count % _rowsPerBlock == 0)
            {
                _blocks.Add(new byte[_rowsPerBlock * Width]);
            }

            row.CopyTo(_blocks[^1].AsSpan(Count % _rowsPerBlock * Width));
        }

        Count++;
    }

    public void Read(int row, Span<byte> destination)
    {
        if (row >= _rowsInMemory)
        {
            _spill!.Read((row - _rowsInMemory) * Width, destination[..Width]);
            return;
        }

        var (block, place) = Math.DivRem(row, _rowsPerBlock);
        _blocks[block].AsSpan(place * Width, Width).CopyTo(destination);
    }

    public void Dispose() => _spill?.Dispose();
}
