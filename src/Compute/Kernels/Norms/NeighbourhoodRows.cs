using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// Division by the neighbourhood across channels, channels innermost: y[c] = x[c] s[c]^-beta, s[c] = k + a * the sum of x² from c - before to c + after. With
/// t = dy x s^(-beta - 1) the way back is dx[d] = dy[d] s[d]^-beta - 2 a beta x[d] * the sum of t from d - after to d + before.
/// </summary>
internal sealed unsafe class NeighbourhoodRows : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _rows;
    private readonly int _channels;
    private readonly int _before;
    private readonly int _after;
    private readonly float _scale;
    private readonly float _beta;
    private readonly float _k;
    private readonly int _block;
    private float* _x;
    private float* _s;
    private float* _y;
    private float* _dx;
    private bool _back;
    private bool _adds;

    /// <param name="rows">Places of all pictures.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="size">Channels of a neighbourhood.</param>
    /// <param name="scale">a.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">What keeps from dividing by zero.</param>
    public NeighbourhoodRows(int rows, int channels, int size, float scale, float beta, float k)
    {
        (_rows, _channels, _scale, _beta, _k) = (rows, channels, scale, beta, k);
        (_before, _after) = (Math.Min(size / 2, channels - 1), Math.Min((size - 1) / 2, channels - 1));
        _block = Math.Max(1, BlockFloats / channels);
    }

    private int BufferCount => _channels + _before + _after;

    /// <summary>Floats of scratch: a padded row for every part.</summary>
    public long ScratchCount => (long)Parts * BufferCount;

    private int Parts => (_rows + _block - 1) / _block;

    private float* Buffers { get; set; }

    /// <summary>Writes y and s.</summary>
    public void There(WorkerPool pool, Floats x, Floats s, Floats y, Floats scratch)
    {
        _x = x.Start;
        _s = s.Start;
        _y = y.Start;
        Buffers = scratch.Start;
        _back = false;
        pool.Run(Parts, this);
    }

    /// <summary>Writes or adds dx.</summary>
    public void Back(WorkerPool pool, Floats x, Floats s, Floats dy, Floats dx, bool adds, Floats scratch)
    {
        _x = x.Start;
        _s = s.Start;
        _y = dy.Start;
        _dx = dx.Start;
        Buffers = scratch.Start;
        (_back, _adds) = (true, adds);
        pool.Run(Parts, this);
    }

    protected override void Part<T>(int part)
    {
        var buffer = Buffers + ((long)part * BufferCount);
        new Span<float>(buffer, BufferCount).Clear();
        var inside = buffer + (_back ? _after : _before);
        var whole = _channels / T.Count * T.Count;
        for (var row = (long)part * _block; row < Math.Min(_rows, (part + 1L) * _block); row++)
        {
            var at = row * _channels;
            Fill<T>(inside, at, 0, whole);
            Fill<Lanes1>(inside, at, whole, _channels);
            if (_back)
            {
                Gradient<T>(buffer, at, 0, whole);
                Gradient<Lanes1>(buffer, at, whole, _channels);
            }
            else
            {
                Divide<T>(buffer, at, 0, whole);
                Divide<Lanes1>(buffer, at, whole, _channels);
            }
        }
    }

    /// <summary>What is summed up: x², or t.</summary>
    private void Fill<T>(float* inside, long at, int from, int to)
        where T : struct, ILanes<T>
    {
        for (var c = from; c < to; c += T.Count)
        {
            var x = T.Load(_x + at + c);
            if (_back)
            {
                var s = T.Load(_s + at + c);
                (T.Load(_y + at + c) * x * Power(s) / s).Store(inside + c);
            }
            else
            {
                (x * x).Store(inside + c);
            }
        }
    }

    private void Divide<T>(float* buffer, long at, int from, int to)
        where T : struct, ILanes<T>
    {
        for (var c = from; c < to; c += T.Count)
        {
            var s = T.MultiplyAdd(Neighbours<T>(buffer + c), T.Spread(_scale), T.Spread(_k));
            s.Store(_s + at + c);
            (T.Load(_x + at + c) * Power(s)).Store(_y + at + c);
        }
    }

    private void Gradient<T>(float* buffer, long at, int from, int to)
        where T : struct, ILanes<T>
    {
        var factor = T.Spread(-2 * _scale * _beta);
        for (var c = from; c < to; c += T.Count)
        {
            var dx = T.MultiplyAdd(factor * T.Load(_x + at + c), Neighbours<T>(buffer + c), T.Load(_y + at + c) * Power(T.Load(_s + at + c)));
            (_adds ? dx + T.Load(_dx + at + c) : dx).Store(_dx + at + c);
        }
    }

    private T Neighbours<T>(float* from)
        where T : struct, ILanes<T>
    {
        var sum = T.Zero;
        for (var i = 0; i <= _before + _after; i++)
        {
            sum += T.Load(from + i);
        }

        return sum;
    }

    /// <summary>s^-beta.</summary>
    private T Power<T>(T s)
        where T : struct, ILanes<T>
    {
        if (_beta == 0.75f)
        {
            var root = T.Sqrt(s);
            return T.Spread(1) / (root * T.Sqrt(root));
        }

        return Exponential.Of(T.Spread(-_beta) * Logarithm.Of(s));
    }
}
