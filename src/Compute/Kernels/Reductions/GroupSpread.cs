using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>[outer, inner] to [outer, count, inner], multiplied with a factor: the way back through a sum or a mean.</summary>
internal sealed unsafe class GroupSpread : LaneWork
{
    private const int BlockFloats = 16384;

    private readonly long _lines;
    private readonly int _count;
    private readonly int _inner;
    private readonly int _block;
    private float* _from;
    private float* _to;
    private float _factor;
    private bool _adds;

    public GroupSpread(int outer, int count, int inner)
    {
        (_lines, _count, _inner) = ((long)outer * count, count, inner);
        _block = Math.Max(1, BlockFloats / inner);
    }

    public void Run(WorkerPool pool, Floats from, Floats to, float factor, bool adds)
    {
        _from = from.Start;
        _to = to.Start;
        (_factor, _adds) = (factor, adds);
        pool.Run((int)((_lines + _block - 1) / _block), this);
    }

    protected override void Part<T>(int part)
    {
        var line = (long)part * _block;
        var end = Math.Min(_lines, line + _block);
        while (line < end)
        {
            var outer = line / _count;
            var count = Math.Min(end, (outer + 1) * _count) - line;
            if (_inner == 1)
            {
                Run<T>(_from[outer] * _factor, _to + line, count);
            }
            else
            {
                for (var row = line; row < line + count; row++)
                {
                    Row<T>(_from + (outer * _inner), _to + (row * _inner));
                }
            }

            line += count;
        }
    }

    private void Run<T>(float value, float* to, long count)
        where T : struct, ILanes<T>
    {
        var i = 0L;
        for (var values = T.Spread(value); i + T.Count <= count; i += T.Count)
        {
            (_adds ? values + T.Load(to + i) : values).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = _adds ? to[i] + value : value;
        }
    }

    private void Row<T>(float* from, float* to)
        where T : struct, ILanes<T>
    {
        var i = 0;
        for (var factor = T.Spread(_factor); i + T.Count <= _inner; i += T.Count)
        {
            var value = T.Load(from + i) * factor;
            (_adds ? value + T.Load(to + i) : value).Store(to + i);
        }

        for (; i < _inner; i++)
        {
            to[i] = (_adds ? to[i] : 0) + (from[i] * _factor);
        }
    }
}
