using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// to[n, y, x, c] = sum over rows r of y and columns q of x of share(r) share(q) from[n, r, q, c], pictures channels last: means, enlarging, padding, and with
/// the lists turned round the gradients of all of them. A place that takes nothing is filled with a number.
/// </summary>
internal sealed unsafe class PlaneMap : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _lines;
    private readonly int _channels;
    private readonly AxisTaps _rows;
    private readonly AxisTaps _columns;
    private readonly int _block;
    private float* _from;
    private float* _to;
    private bool _adds;
    private float _fill;

    public PlaneMap(int images, int channels, AxisTaps rows, AxisTaps columns)
    {
        _lines = images * rows.Places;
        _channels = channels;
        _rows = rows;
        _columns = columns;
        _block = Math.Max(1, BlockFloats / (columns.Places * channels));
    }

    public void Run(WorkerPool pool, Floats from, Floats to, bool adds, float fill = 0)
    {
        _from = from.Start;
        _to = to.Start;
        (_adds, _fill) = (adds, fill);
        pool.Run((_lines + _block - 1) / _block, this);
    }

    protected override void Part<T>(int part)
    {
        for (var line = part * _block; line < Math.Min(_lines, (part + 1) * _block); line++)
        {
            Line<T>(line);
        }
    }

    /// <summary>One row of one picture.</summary>
    private void Line<T>(int line)
        where T : struct, ILanes<T>
    {
        var (image, y) = (line / _rows.Places, line % _rows.Places);
        var from = _from + ((long)image * _rows.Size * _columns.Size * _channels);
        var to = _to + ((long)line * _columns.Places * _channels);
        fixed (Tap* rows = _rows.Taps, columns = _columns.Taps)
        {
            Tap* row = rows + _rows.First[y], rowEnd = rows + _rows.First[y + 1];
            for (var x = 0; x < _columns.Places; x++, to += _channels)
            {
                Tap* column = columns + _columns.First[x], columnEnd = columns + _columns.First[x + 1];
                var c = 0;
                for (; c + T.Count <= _channels; c += T.Count)
                {
                    Write(Sum<T>(row, rowEnd, column, columnEnd, from + c), to + c);
                }

                for (; c + Lanes128.Count <= _channels; c += Lanes128.Count)
                {
                    Write(Sum<Lanes128>(row, rowEnd, column, columnEnd, from + c), to + c);
                }

                for (; c < _channels; c++)
                {
                    Write(Sum<Lanes1>(row, rowEnd, column, columnEnd, from + c), to + c);
                }
            }
        }
    }

    private T Sum<T>(Tap* row, Tap* rowEnd, Tap* column, Tap* columnEnd, float* from)
        where T : struct, ILanes<T>
    {
        if (row == rowEnd || column == columnEnd)
        {
            return T.Spread(_fill);
        }

        var sum = T.Zero;
        for (; row < rowEnd; row++)
        {
            var line = from + ((long)row->Place * _columns.Size * _channels);
            for (var q = column; q < columnEnd; q++)
            {
                sum = T.MultiplyAdd(T.Load(line + (q->Place * _channels)), T.Spread(row->Share * q->Share), sum);
            }
        }

        return sum;
    }

    private void Write<T>(T sum, float* to)
        where T : struct, ILanes<T> => (_adds ? T.Load(to) + sum : sum).Store(to);
}
