using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>
/// [outer, count, inner] to [outer, inner]: each block of rows to one, then the blocks to one in double precision, and that multiplied with a factor. Blocks
/// depend on the sizes alone.
/// </summary>
internal sealed unsafe class GroupReduction<TJoin> : LaneWork
    where TJoin : struct, IJoin
{
    private const int BlockFloats = 16384;

    private readonly int _outer;
    private readonly int _count;
    private readonly int _inner;
    private readonly int _rows;
    private readonly int _blocks;
    private readonly int _outerOfPart;
    private float* _from;
    private float* _to;
    private float _factor;

    public GroupReduction(int outer, int count, int inner)
    {
        (_outer, _count, _inner) = (outer, count, inner);
        _rows = inner == 1 ? BlockFloats : Math.Clamp(2 * BlockFloats / inner, 64, 1024);
        _blocks = (count + _rows - 1) / _rows;
        _outerOfPart = _blocks > 1 ? 1 : Math.Max(1, (int)(BlockFloats / ((long)count * inner)));
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => _blocks > 1 ? (long)_outer * _blocks * _inner : 0;

    public void Run(WorkerPool pool, Floats from, Floats to, Floats scratch, float factor = 1)
    {
        _from = from.Start;
        if (_blocks == 1)
        {
            _to = to.Start;
            _factor = factor;
            pool.Run((_outer + _outerOfPart - 1) / _outerOfPart, this);
            return;
        }

        _to = scratch.Start;
        _factor = 1;
        pool.Run(_outer * _blocks, this);
        for (var o = 0L; o < _outer; o++)
        {
            for (var i = 0; i < _inner; i++)
            {
                double joined = _to[(o * _blocks * _inner) + i];
                for (var b = 1; b < _blocks; b++)
                {
                    joined = TJoin.Join(joined, _to[(((o * _blocks) + b) * _inner) + i]);
                }

                to.Start[(o * _inner) + i] = (float)(joined * factor);
            }
        }
    }

    protected override void Part<T>(int part)
    {
        if (_blocks > 1)
        {
            var first = part % _blocks * _rows;
            var from = _from + ((((long)part / _blocks * _count) + first) * _inner);
            Block<T>(from, _to + ((long)part * _inner), Math.Min(_rows, _count - first));
            return;
        }

        for (var o = (long)part * _outerOfPart; o < Math.Min(_outer, (part + 1L) * _outerOfPart); o++)
        {
            Block<T>(_from + (o * _count * _inner), _to + (o * _inner), _count);
        }
    }

    private void Block<T>(float* from, float* to, int rows)
        where T : struct, ILanes<T>
    {
        if (_inner == 1)
        {
            *to = Run<T>(from, rows) * _factor;
            return;
        }

        var i = 0;
        for (; i + T.Count <= _inner; i += T.Count)
        {
            Column<T>(from + i, to + i, rows);
        }

        for (; i < _inner; i++)
        {
            Column<Lanes1>(from + i, to + i, rows);
        }
    }

    private void Column<T>(float* from, float* to, int rows)
        where T : struct, ILanes<T>
    {
        var joined = T.Load(from);
        for (var row = 1; row < rows; row++)
        {
            joined = TJoin.Join(joined, T.Load(from + ((long)row * _inner)));
        }

        (joined * T.Spread(_factor)).Store(to);
    }

    /// <summary>Numbers side by side, with four vectors at a time.</summary>
    private static float Run<T>(float* from, int count)
        where T : struct, ILanes<T>
    {
        var i = 0;
        T a = T.Spread(TJoin.Start), b = a, c = a, d = a;
        for (; i + (4 * T.Count) <= count; i += 4 * T.Count)
        {
            a = TJoin.Join(a, T.Load(from + i));
            b = TJoin.Join(b, T.Load(from + i + T.Count));
            c = TJoin.Join(c, T.Load(from + i + (2 * T.Count)));
            d = TJoin.Join(d, T.Load(from + i + (3 * T.Count)));
        }

        for (; i + T.Count <= count; i += T.Count)
        {
            a = TJoin.Join(a, T.Load(from + i));
        }

        var lanes = stackalloc float[T.Count];
        TJoin.Join(TJoin.Join(a, b), TJoin.Join(c, d)).Store(lanes);
        double joined = lanes[0];
        for (var lane = 1; lane < T.Count; lane++)
        {
            joined = TJoin.Join(joined, lanes[lane]);
        }

        for (; i < count; i++)
        {
            joined = TJoin.Join(joined, from[i]);
        }

        return (float)joined;
    }
}
