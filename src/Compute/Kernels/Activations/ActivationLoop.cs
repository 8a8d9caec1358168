using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>Runs an activation over numbers, and gradients back through it. Results may lie in the place of what they are made from.</summary>
internal sealed unsafe class ActivationLoop<TActivation>(TActivation activation) : LaneWork
    where TActivation : struct, IActivation
{
    private const int Block = 8192;

    private float* _seen;
    private float* _gradient;
    private float* _to;
    private long _count;
    private bool _adds;

    public void Forward(WorkerPool pool, Floats x, Floats y) => Run(pool, x, gradient: default, y, adds: false);

    /// <summary>dx = dy * slope, written or added.</summary>
    public void Backward(WorkerPool pool, Floats seen, Floats gradient, Floats to, bool adds) => Run(pool, seen, gradient, to, adds);

    protected override void Part<T>(int part)
    {
        var first = (long)part * Block;
        var count = (nint)Math.Min(Block, _count - first);
        var whole = count - (count % T.Count);
        if (_gradient is null)
        {
            Values<T>(first, whole);
            Values<Lanes1>(first + whole, count - whole);
        }
        else
        {
            Slopes<T>(first, whole);
            Slopes<Lanes1>(first + whole, count - whole);
        }
    }

    private void Run(WorkerPool pool, Floats seen, Floats gradient, Floats to, bool adds)
    {
        _seen = seen.Start;
        _gradient = gradient.Start;
        _to = to.Start;
        _count = to.Count;
        _adds = adds;
        pool.Run((int)((_count + Block - 1) / Block), this);
    }

    private void Values<T>(long first, nint count)
        where T : struct, ILanes<T>
    {
        var function = activation;
        float* x = _seen + first, y = _to + first;
        for (nint i = 0; i < count; i += T.Count)
        {
            function.Value(T.Load(x + i)).Store(y + i);
        }
    }

    private void Slopes<T>(long first, nint count)
        where T : struct, ILanes<T>
    {
        var function = activation;
        float* seen = _seen + first, gradient = _gradient + first, to = _to + first;
        var adds = _adds;
        for (nint i = 0; i < count; i += T.Count)
        {
            var dx = T.Load(gradient + i) * function.Slope(T.Load(seen + i));
            (adds ? dx + T.Load(to + i) : dx).Store(to + i);
        }
    }
}
