using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Lookups;

/// <summary>
/// Rows of a table copied by their numbers, and their gradients added up. On the way back a part has some columns and goes through all numbers in order, so
/// that sums do not depend on threads.
/// </summary>
internal sealed unsafe class RowLookup : LaneWork
{
    private const int BlockFloats = 16384;
    private const int Columns = 16;

    private readonly int _count;
    private readonly int _size;
    private readonly int _rowsOfPart;
    private float* _table;
    private float* _rows;
    private int* _numbers;
    private bool _back;

    /// <param name="count">How many numbers there are.</param>
    /// <param name="size">How long a row is.</param>
    public RowLookup(int count, int size)
    {
        (_count, _size) = (count, size);
        _rowsOfPart = Math.Max(1, BlockFloats / size);
    }

    public void There(WorkerPool pool, Floats table, Floats numbers, Floats rows)
    {
        Take(table, numbers, rows, back: false);
        pool.Run((_count + _rowsOfPart - 1) / _rowsOfPart, this);
    }

    /// <summary>Adds to the table's gradient.</summary>
    public void Back(WorkerPool pool, Floats rows, Floats numbers, Floats table)
    {
        Take(table, numbers, rows, back: true);
        pool.Run((_size + Columns - 1) / Columns, this);
    }

    protected override void Part<T>(int part)
    {
        if (_back)
        {
            var first = part * Columns;
            var columns = Math.Min(Columns, _size - first);
            for (var i = 0; i < _count; i++)
            {
                FloatRun.Move<T>(_rows + ((long)i * _size) + first, _table + ((long)_numbers[i] * _size) + first, columns, adds: true);
            }

            return;
        }

        for (var i = part * _rowsOfPart; i < Math.Min(_count, (part + 1) * _rowsOfPart); i++)
        {
            FloatRun.Move<T>(_table + ((long)_numbers[i] * _size), _rows + ((long)i * _size), _size, adds: false);
        }
    }

    private void Take(Floats table, Floats numbers, Floats rows, bool back)
    {
        _table = table.Start;
        _numbers = (int*)numbers.Start;
        _rows = rows.Start;
        _back = back;
    }
}
