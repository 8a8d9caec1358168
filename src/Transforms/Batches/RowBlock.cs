using System.Buffers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Batches;

/// <summary>Some rows of a cursor that follow each other: the numbers to score, and the values of the columns that pass by.</summary>
internal sealed class RowBlock : IDisposable
{
    private readonly float[] _pixels;
    private readonly int _size;
    private readonly ValueGetter<VBuffer<float>> _getPixels;
    private readonly ValueGetter<DataViewRowId> _getId;
    private readonly DataViewRowId[] _ids;
    private readonly ColumnBuffer?[] _columns;
    private VBuffer<float> _buffer;

    /// <summary>Makes a block for a cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="layout">What is read of it.</param>
    /// <param name="rows">The most rows.</param>
    public RowBlock(DataViewRowCursor cursor, BlockLayout layout, int rows)
    {
        (_size, Capacity) = (layout.RowSize, rows);
        _pixels = ArrayPool<float>.Shared.Rent(rows * _size);
        _ids = new DataViewRowId[rows];
        _getPixels = cursor.GetGetter<VBuffer<float>>(layout.Pixels);
        _getId = cursor.GetIdGetter();
        _columns = [.. layout.Passing.Select(c => c is { } column ? ColumnBuffer.Of(cursor, column, rows) : null)];
    }

    /// <summary>The most rows.</summary>
    public int Capacity { get; }

    /// <summary>The rows that it has.</summary>
    public int Count { get; private set; }

    /// <summary>The batch of the cursor set that all of them belong to.</summary>
    public long Batch { get; private set; }

    /// <summary>Empties the block for rows of a batch.</summary>
    public void Begin(long batch) => (Count, Batch) = (0, batch);

    /// <summary>Takes the cursor's current row.</summary>
    public void Read()
    {
        _getPixels(ref _buffer);
        if (_buffer.Length != _size)
        {
            throw new InvalidOperationException($"A row has {_buffer.Length} numbers where the model takes {_size}.");
        }

        _buffer.CopyTo(_pixels.AsSpan(Count * _size, _size));
        _getId(ref _ids[Count]);
        foreach (var column in _columns)
        {
            column?.Read(Count);
        }

        Count++;
    }

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<float> Pixels(int row) => _pixels.AsSpan(row * _size, _size);

    /// <summary>The identity of a row.</summary>
    public DataViewRowId Id(int row) => _ids[row];

    /// <summary>The buffer of a column, by the column's index.</summary>
    public ColumnBuffer<T> Column<T>(int index) => (ColumnBuffer<T>)_columns[index]!;

    /// <summary>Lets the next cursor have the memory of the numbers: fresh memory costs as much as reading them.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_pixels);
}

/// <summary>What a block holds of each row.</summary>
/// <param name="Pixels">The column of numbers to score.</param>
/// <param name="RowSize">How many there are in a row.</param>
/// <param name="Passing">The columns that pass by, each at its index; null where nobody asked for it.</param>
internal sealed record BlockLayout(DataViewSchema.Column Pixels, int RowSize, IReadOnlyList<DataViewSchema.Column?> Passing);
