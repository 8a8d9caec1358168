using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Softmax;

/// <summary>
/// Softmax and its logarithm along the middle axis of [outer, size, inner]. Where nothing lies further in, a line is a row of neighbours; else each lane has a
/// line of its own. The largest number is taken off before exp, so that nothing overflows. Results may lie in the place of what they are made from.
/// </summary>
internal sealed unsafe class SoftmaxLines(long outer, int size, int inner, bool logarithm) : LaneWork
{
    private const int PartFloats = 8192;
    private const int Chunk = 64;

    private readonly int _chunks = (inner + Chunk - 1) / Chunk;
    private readonly int _itemsOfPart = Math.Max(1, PartFloats / (size * Math.Min(inner, Chunk)));
    private float* _x;
    private float* _y;
    private float* _gradient;
    private float* _to;
    private bool _adds;

    public void Forward(WorkerPool pool, Floats x, Floats y)
    {
        _x = x.Start;
        _y = y.Start;
        _gradient = null;
        Run(pool);
    }

    /// <summary>dx = y (dy - sum of dy y); of the logarithm dx = dy - exp(y) sum of dy.</summary>
    public void Backward(WorkerPool pool, Floats y, Floats gradient, Floats to, bool adds)
    {
        _y = y.Start;
        _gradient = gradient.Start;
        _to = to.Start;
        _adds = adds;
        Run(pool);
    }

    protected override void Part<T>(int part)
    {
        var end = Math.Min(outer * _chunks, (part + 1L) * _itemsOfPart);
        for (var item = (long)part * _itemsOfPart; item < end; item++)
        {
            var (line, chunk) = Math.DivRem(item, _chunks);
            var first = line * size * inner;
            if (inner == 1)
            {
                Row<T>(first);
            }
            else
            {
                Columns<T>(first, (int)chunk * Chunk);
            }
        }
    }

    private void Run(WorkerPool pool) => pool.Run((int)(((outer * _chunks) + _itemsOfPart - 1) / _itemsOfPart), this);

    private void Columns<T>(long first, int from)
        where T : struct, ILanes<T>
    {
        var end = Math.Min(inner, from + Chunk);
        var i = from;
        for (; i + T.Count <= end; i += T.Count)
        {
            Column<T>(first + i);
        }

        for (; i < end; i++)
        {
            Column<Lanes1>(first + i);
        }
    }

    private void Column<T>(long first)
        where T : struct, ILanes<T>
    {
        if (_gradient is null)
        {
            ColumnForward<T>(_x + first, _y + first);
        }
        else
        {
            ColumnBackward<T>(_y + first, _gradient + first, _to + first);
        }
    }

    private void ColumnForward<T>(float* x, float* y)
        where T : struct, ILanes<T>
    {
        T largest = T.Load(x), sum = T.Zero;
        for (var s = 1L; s < size; s++)
        {
            largest = T.Max(largest, T.Load(x + (s * inner)));
        }

        for (var s = 0L; s < size; s++)
        {
            var shifted = T.Load(x + (s * inner)) - largest;
            var exponential = Exponential.Of(shifted);
            (logarithm ? shifted : exponential).Store(y + (s * inner));
            sum += exponential;
        }

        var last = logarithm ? Logarithm.Of(sum) : T.Spread(1) / sum;
        for (var s = 0L; s < size; s++)
        {
            var value = T.Load(y + (s * inner));
            (logarithm ? value - last : value * last).Store(y + (s * inner));
        }
    }

    private void ColumnBackward<T>(float* y, float* gradient, float* to)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        for (var s = 0L; s < size; s++)
        {
            var g = T.Load(gradient + (s * inner));
            sum = logarithm ? sum + g : T.MultiplyAdd(g, T.Load(y + (s * inner)), sum);
        }

        for (var s = 0L; s < size; s++)
        {
            Store(T.Load(y + (s * inner)), T.Load(gradient + (s * inner)), sum, to + (s * inner));
        }
    }

    private void Row<T>(long first)
        where T : struct, ILanes<T>
    {
        var whole = size - (size % T.Count);
        if (_gradient is not null)
        {
            float* y = _y + first, gradient = _gradient + first, to = _to + first;
            var sum = T.Sum(RowSum(y, gradient, 0, whole, T.Zero)) + Lanes1.Sum(RowSum(y, gradient, whole, size, Lanes1.Zero));
            RowGradient<T>(y, gradient, to, 0, whole, sum);
            RowGradient<Lanes1>(y, gradient, to, whole, size, sum);
            return;
        }

        var x = _x + first;
        var largest = RowFunctions.Largest<T>(x, size);
        var total = RowFunctions.SumOfExponentials<T>(x, size, largest);
        var last = logarithm ? (float)Math.Log(total) : 1 / total;
        RowValues<T>(x, _y + first, 0, whole, largest, last);
        RowValues<Lanes1>(x, _y + first, whole, size, largest, last);
    }

    private void RowValues<T>(float* x, float* y, int from, int to, float largest, float last)
        where T : struct, ILanes<T>
    {
        for (var i = from; i < to; i += T.Count)
        {
            var shifted = T.Load(x + i) - T.Spread(largest);
            (logarithm ? shifted - T.Spread(last) : Exponential.Of(shifted) * T.Spread(last)).Store(y + i);
        }
    }

    private T RowSum<T>(float* y, float* gradient, int from, int to, T sum)
        where T : struct, ILanes<T>
    {
        for (var i = from; i < to; i += T.Count)
        {
            var g = T.Load(gradient + i);
            sum = logarithm ? sum + g : T.MultiplyAdd(g, T.Load(y + i), sum);
        }

        return sum;
    }

    private void RowGradient<T>(float* y, float* gradient, float* target, int from, int to, float sum)
        where T : struct, ILanes<T>
    {
        for (var i = from; i < to; i += T.Count)
        {
            Store(T.Load(y + i), T.Load(gradient + i), T.Spread(sum), target + i);
        }
    }

    private void Store<T>(T y, T gradient, T sum, float* to)
        where T : struct, ILanes<T>
    {
        var dx = logarithm ? gradient - (Exponential.Of(y) * sum) : y * (gradient - sum);
        (_adds ? dx + T.Load(to) : dx).Store(to);
    }
}
