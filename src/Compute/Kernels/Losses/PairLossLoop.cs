using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>Runs a loss over pairs of numbers, and its gradient back. Losses are summed in double precision, in fixed blocks.</summary>
internal sealed unsafe class PairLossLoop<TLoss>(TLoss loss, int count) : LaneWork
    where TLoss : struct, IPairLoss
{
    private const int Block = 8192;
    private const int Chunk = 512;

    private readonly double[] _sums = new double[(count + Block - 1) / Block];
    private float* _x;
    private float* _y;
    private float* _to;
    private float _factor;
    private bool _adds;
    private bool _toTarget;

    /// <summary>The sum of the losses.</summary>
    public double Forward(WorkerPool pool, Floats x, Floats y)
    {
        _x = x.Start;
        _y = y.Start;
        _to = null;
        pool.Run(_sums.Length, this);
        var sum = 0.0;
        foreach (var part in _sums)
        {
            sum += part;
        }

        return sum;
    }

    /// <summary>The gradient of the predictions, or of the targets, times a factor.</summary>
    public void Backward(WorkerPool pool, Floats x, Floats y, float factor, Floats to, bool adds, bool toTarget)
    {
        _x = x.Start;
        _y = y.Start;
        _to = to.Start;
        _factor = factor;
        _adds = adds;
        _toTarget = toTarget;
        pool.Run(_sums.Length, this);
    }

    protected override void Part<T>(int part)
    {
        var (sum, end) = (0.0, Math.Min(count, (part + 1) * Block));
        for (var from = part * Block; from < end; from += Chunk)
        {
            var to = Math.Min(end, from + Chunk);
            var whole = to - ((to - from) % T.Count);
            if (_to is null)
            {
                sum += (double)T.Sum(Sum<T>(from, whole)) + Lanes1.Sum(Sum<Lanes1>(whole, to));
            }
            else
            {
                Gradient<T>(from, whole);
                Gradient<Lanes1>(whole, to);
            }
        }

        if (_to is null)
        {
            _sums[part] = sum;
        }
    }

    private T Sum<T>(int from, int to)
        where T : struct, ILanes<T>
    {
        var function = loss;
        var sum = T.Zero;
        for (var i = from; i < to; i += T.Count)
        {
            sum += function.Value(T.Load(_x + i), T.Load(_y + i));
        }

        return sum;
    }

    private void Gradient<T>(int from, int to)
        where T : struct, ILanes<T>
    {
        var function = loss;
        var factor = T.Spread(_factor);
        for (var i = from; i < to; i += T.Count)
        {
            T x = T.Load(_x + i), y = T.Load(_y + i);
            var gradient = factor * (_toTarget ? function.SlopeY(x, y) : function.SlopeX(x, y));
            (_adds ? gradient + T.Load(_to + i) : gradient).Store(_to + i);
        }
    }
}
