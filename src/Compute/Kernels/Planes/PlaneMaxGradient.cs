using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>
/// The way back through <see cref="PlaneMax"/>: each pixel looks at the windows that saw it and takes the gradients of those it won. Every pixel is written
/// once, so that parts never meet.
/// </summary>
internal sealed unsafe class PlaneMaxGradient : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _lines;
    private readonly int _channels;
    private readonly AxisTaps _rows;
    private readonly AxisTaps _columns;
    private readonly int _block;
    private readonly int _columnNumbers;
    private readonly bool _inBytes;
    private float* _from;
    private float* _to;
    private void* _numbers;
    private bool _adds;

    /// <param name="images">Pictures.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="forward">What went forward.</param>
    /// <param name="rows">Its rows turned round.</param>
    /// <param name="columns">Its columns turned round.</param>
    public PlaneMaxGradient(int images, int channels, PlaneMax forward, AxisTaps rows, AxisTaps columns)
    {
        _lines = images * rows.Places;
        _channels = channels;
        _rows = rows;
        _columns = columns;
        _block = Math.Max(1, BlockFloats / (columns.Places * channels));
        _columnNumbers = forward.ColumnNumbers;
        _inBytes = forward.InBytes;
    }

    public void Run(WorkerPool pool, Floats from, Floats numbers, Floats to, bool adds)
    {
        _from = from.Start;
        _numbers = numbers.Start;
        _to = to.Start;
        _adds = adds;
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
        var from = (long)image * _rows.Size * _columns.Size * _channels;
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
                    Pixel<T>(row, rowEnd, column, columnEnd, from + c, to + c);
                }

                for (; c + Lanes128.Count <= _channels; c += Lanes128.Count)
                {
                    Pixel<Lanes128>(row, rowEnd, column, columnEnd, from + c, to + c);
                }

                for (; c < _channels; c++)
                {
                    Pixel<Lanes1>(row, rowEnd, column, columnEnd, from + c, to + c);
                }
            }
        }
    }

    private void Pixel<T>(Tap* row, Tap* rowEnd, Tap* column, Tap* columnEnd, long from, float* to)
        where T : struct, ILanes<T>
    {
        var sum = _adds ? T.Load(to) : T.Zero;
        for (; row < rowEnd; row++)
        {
            var line = from + ((long)row->Place * _columns.Size * _channels);
            for (var q = column; q < columnEnd; q++)
            {
                var at = line + (q->Place * _channels);
                var number = _inBytes ? T.LoadBytes((byte*)_numbers + at) : T.Load((float*)_numbers + at);
                sum += T.IfEqual(number, T.Spread((row->Number * _columnNumbers) + q->Number), T.Load(_from + at), T.Zero);
            }
        }

        sum.Store(to);
    }
}
