using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>
/// The way back through the largest or smallest of [outer, count, inner]: those of the count that equal the result share its gradient evenly, as in PyTorch's
/// amax and amin.
/// </summary>
internal sealed unsafe class ExtremeGradient : LaneWork
{
    private const int BlockFloats = 16384;

    private readonly int _outer;
    private readonly int _count;
    private readonly int _inner;
    private readonly int _outerOfPart;
    private float* _values;
    private float* _results;
    private float* _from;
    private float* _to;
    private bool _adds;

    public ExtremeGradient(int outer, int count, int inner)
    {
        (_outer, _count, _inner) = (outer, count, inner);
        _outerOfPart = Math.Max(1, (int)(BlockFloats / ((long)count * inner)));
    }

    public void Run(WorkerPool pool, Floats values, Floats results, Floats from, Floats to, bool adds)
    {
        _values = values.Start;
        _results = results.Start;
        _from = from.Start;
        _to = to.Start;
        _adds = adds;
        pool.Run((_outer + _outerOfPart - 1) / _outerOfPart, this);
    }

    protected override void Part<T>(int part)
    {
        for (var o = part * _outerOfPart; o < Math.Min(_outer, (part + 1) * _outerOfPart); o++)
        {
            if (_inner == 1)
            {
                Run<T>(o, (long)o * _count);
                continue;
            }

            var i = 0;
            for (; i + T.Count <= _inner; i += T.Count)
            {
                Column<T>(((long)o * _count * _inner) + i, ((long)o * _inner) + i);
            }

            for (; i < _inner; i++)
            {
                Column<Lanes1>(((long)o * _count * _inner) + i, ((long)o * _inner) + i);
            }
        }
    }

    private void Column<T>(long at, long result)
        where T : struct, ILanes<T>
    {
        T extreme = T.Load(_results + result), one = T.Spread(1), winners = T.Zero;
        for (var row = 0L; row < _count; row++)
        {
            winners += T.IfEqual(T.Load(_values + at + (row * _inner)), extreme, one, T.Zero);
        }

        var share = T.Load(_from + result) / winners;
        for (var row = 0L; row < _count; row++)
        {
            Write(at + (row * _inner), extreme, share);
        }
    }

    private void Run<T>(int outer, long at)
        where T : struct, ILanes<T>
    {
        T extreme = T.Spread(_results[outer]), one = T.Spread(1), winners = T.Zero;
        var (rest, i) = (0f, 0);
        for (; i + T.Count <= _count; i += T.Count)
        {
            winners += T.IfEqual(T.Load(_values + at + i), extreme, one, T.Zero);
        }

        for (; i < _count; i++)
        {
            rest += _values[at + i] == _results[outer] ? 1 : 0;
        }

        var share = _from[outer] / (T.Sum(winners) + rest);
        for (i = 0; i + T.Count <= _count; i += T.Count)
        {
            Write(at + i, extreme, T.Spread(share));
        }

        for (; i < _count; i++)
        {
            Write(at + i, Lanes1.Spread(_results[outer]), Lanes1.Spread(share));
        }
    }

    private void Write<T>(long at, T extreme, T share)
        where T : struct, ILanes<T>
    {
        var gradient = T.IfEqual(T.Load(_values + at), extreme, share, T.Zero);
        (_adds ? gradient + T.Load(_to + at) : gradient).Store(_to + at);
    }
}
