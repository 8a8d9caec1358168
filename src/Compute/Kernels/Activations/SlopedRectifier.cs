using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>
/// x above 0, slope * x below, over [rows, columns] with a slope a column, or one for all. On the way back dx = dy * (1 or slope), and the slope's gradient is
/// the sum of dy x where x is not above 0: over fixed blocks of rows, then over the blocks in double precision.
/// </summary>
internal sealed unsafe class SlopedRectifier(int rows, int columns, bool isShared) : LaneWork
{
    private const int Block = 256;

    private readonly int _blocks = (rows + Block - 1) / Block;
    private float* _x;
    private float* _slopes;
    private float* _gradient;
    private float* _to;
    private float* _sums;
    private bool _adds;

    /// <summary>Floats of scratch that sums take.</summary>
    public long ScratchCount => (long)_blocks * columns;

    public void Forward(WorkerPool pool, Floats x, Floats slopes, Floats y)
    {
        _x = x.Start;
        _slopes = slopes.Start;
        _to = y.Start;
        _gradient = null;
        pool.Run(_blocks, this);
    }

    /// <param name="pool">The threads.</param>
    /// <param name="x">What went in.</param>
    /// <param name="slopes">One a column, or one.</param>
    /// <param name="gradient">The gradient of the result.</param>
    /// <param name="to">Where dx goes, or empty.</param>
    /// <param name="adds">Whether dx is added to what is there.</param>
    /// <param name="sums">Memory for the sums of blocks.</param>
    public void Backward(WorkerPool pool, Floats x, Floats slopes, Floats gradient, Floats to, bool adds, Floats sums)
    {
        _x = x.Start;
        _slopes = slopes.Start;
        _gradient = gradient.Start;
        _to = to.IsEmpty ? null : to.Start;
        _adds = adds;
        _sums = sums.Start;
        pool.Run(_blocks, this);
    }

    /// <summary>After <see cref="Backward"/>: the gradient of the slopes from the sums of blocks.</summary>
    public void SumSlopes(Floats gradient, bool adds)
    {
        for (var i = 0L; i < gradient.Count; i++)
        {
            var sum = adds ? (double)gradient.Start[i] : 0;
            for (var k = i; k < ScratchCount; k += isShared ? 1 : columns)
            {
                sum += _sums[k];
            }

            gradient.Start[i] = (float)sum;
        }
    }

    protected override void Part<T>(int part)
    {
        var count = Math.Min(Block, rows - (part * Block));
        var c = 0;
        for (; c + T.Count <= columns; c += T.Count)
        {
            Columns<T>(part, count, c);
        }

        for (; c < columns; c++)
        {
            Columns<Lanes1>(part, count, c);
        }
    }

    private void Columns<T>(int part, int count, int column)
        where T : struct, ILanes<T>
    {
        var slope = isShared ? T.Spread(*_slopes) : T.Load(_slopes + column);
        var first = ((long)part * Block * columns) + column;
        if (_gradient is null)
        {
            Values(first, count, slope);
        }
        else
        {
            Slopes(first, count, slope).Store(_sums + ((long)part * columns) + column);
        }
    }

    private void Values<T>(long first, int count, T slope)
        where T : struct, ILanes<T>
    {
        for (long row = 0, at = first; row < count; row++, at += columns)
        {
            var x = T.Load(_x + at);
            T.IfGreater(x, T.Zero, x, slope * x).Store(_to + at);
        }
    }

    private T Slopes<T>(long first, int count, T slope)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        for (long row = 0, at = first; row < count; row++, at += columns)
        {
            T x = T.Load(_x + at), g = T.Load(_gradient + at);
            sum += T.IfGreater(x, T.Zero, T.Zero, g * x);
            if (_to is not null)
            {
                var dx = T.IfGreater(x, T.Zero, g, g * slope);
                (_adds ? dx + T.Load(_to + at) : dx).Store(_to + at);
            }
        }

        return sum;
    }
}
