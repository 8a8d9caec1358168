using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// to[n, y, x, c] = the largest of from[n, r, q, c] over rows r of y and columns q of x; of equal ones the first, and of numbers that are none the last. Where
/// asked for, its number under the window is kept: in a byte where windows are small enough, else in a float.
/// </summary>
internal sealed unsafe class PlaneMax : LaneWork
{
    private const int BlockFloats = 4096;

    private readonly int _lines;
    private readonly int _channels;
    private readonly AxisTaps _rows;
    private readonly AxisTaps _columns;
    private readonly int _block;
    private float* _from;
    private float* _to;
    private void* _numbers;

    public PlaneMax(int images, int channels, AxisTaps rows, AxisTaps columns)
    {
        _lines = images * rows.Places;
        _channels = channels;
        _rows = rows;
        _columns = columns;
        _block = Math.Max(1, BlockFloats / (columns.Places * channels));
        ColumnNumbers = columns.Numbers;
        InBytes = (long)rows.Numbers * ColumnNumbers <= 256;
        NumberCount = InBytes ? (((long)_lines * columns.Places * channels) + 3) / 4 : (long)_lines * columns.Places * channels;
    }

    /// <summary>What a row's number is multiplied with before the column's is added.</summary>
    public int ColumnNumbers { get; }

    /// <summary>Whether the numbers are bytes, else floats.</summary>
    public bool InBytes { get; }

    /// <summary>The size of the numbers in floats.</summary>
    public long NumberCount { get; }

    /// <summary>Writes the largest, and their numbers unless there is no place for them.</summary>
    public void Run(WorkerPool pool, Floats from, Floats to, Floats numbers)
    {
        _from = from.Start;
        _to = to.Start;
        _numbers = numbers.IsEmpty ? null : numbers.Start;
        pool.Run((_lines + _block - 1) / _block, this);
    }

    protected override void Part<T>(int part)
    {
        for (var line = part * _block; line < Math.Min(_lines, (part + 1) * _block); line++)
        {
            Line<T>(line);
        }
    }

    private void Line<T>(int line)
        where T : struct, ILanes<T>
    {
        var (image, y) = (line / _rows.Places, line % _rows.Places);
        var from = _from + ((long)image * _rows.Size * _columns.Size * _channels);
        var to = (long)line * _columns.Places * _channels;
        fixed (Tap* rows = _rows.Taps, columns = _columns.Taps)
        {
            Tap* row = rows + _rows.First[y], rowEnd = rows + _rows.First[y + 1];
            for (var x = 0; x < _columns.Places; x++, to += _channels)
            {
                Tap* column = columns + _columns.First[x], columnEnd = columns + _columns.First[x + 1];
                var c = 0;
                for (; c + T.Count <= _channels; c += T.Count)
                {
                    Place<T>(row, rowEnd, column, columnEnd, from + c, to + c);
                }

                for (; c + Lanes128.Count <= _channels; c += Lanes128.Count)
                {
                    Place<Lanes128>(row, rowEnd, column, columnEnd, from + c, to + c);
                }

                for (; c < _channels; c++)
                {
                    Place<Lanes1>(row, rowEnd, column, columnEnd, from + c, to + c);
                }
            }
        }
    }

    private void Place<T>(Tap* row, Tap* rowEnd, Tap* column, Tap* columnEnd, float* from, long to)
        where T : struct, ILanes<T>
    {
        var largest = T.Load(from + ((((long)row->Place * _columns.Size) + column->Place) * _channels));
        if (_numbers is null)
        {
            Largest(row, rowEnd, column, columnEnd, from, largest).Store(_to + to);
            return;
        }

        var number = T.Spread((row->Number * ColumnNumbers) + column->Number);
        for (; row < rowEnd; row++)
        {
            var line = from + ((long)row->Place * _columns.Size * _channels);
            for (var q = column; q < columnEnd; q++)
            {
                var (value, own) = (T.Load(line + (q->Place * _channels)), T.Spread((row->Number * ColumnNumbers) + q->Number));
                number = T.IfEqual(value, value, T.IfGreater(value, largest, own, number), own);
                largest = Larger(value, largest);
            }
        }

        largest.Store(_to + to);
        if (InBytes)
        {
            number.StoreBytes((byte*)_numbers + to);
        }
        else
        {
            number.Store((float*)_numbers + to);
        }
    }

    private T Largest<T>(Tap* row, Tap* rowEnd, Tap* column, Tap* columnEnd, float* from, T largest)
        where T : struct, ILanes<T>
    {
        for (; row < rowEnd; row++)
        {
            var line = from + ((long)row->Place * _columns.Size * _channels);
            for (var q = column; q < columnEnd; q++)
            {
                largest = Larger(T.Load(line + (q->Place * _channels)), largest);
            }
        }

        return largest;
    }

    /// <summary>The larger, and once one was not a number, that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Larger<T>(T value, T largest)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(value, largest, value, largest), value);
}
