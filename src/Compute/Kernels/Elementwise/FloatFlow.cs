using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>Copies numbers, or adds them to others; nothing at all where both are the same memory.</summary>
internal sealed unsafe class FloatFlow : IParallelWork
{
    private const int Block = 32768;

    private Floats _from;
    private Floats _to;
    private bool _adds;

    public void Run(WorkerPool pool, Floats from, Floats to, bool adds)
    {
        if (from.Start != to.Start)
        {
            (_from, _to, _adds) = (from, to, adds);
            pool.Run((int)((from.Count + Block - 1) / Block), this);
        }
    }

    void IParallelWork.Run(int part)
    {
        var start = (long)part * Block;
        var count = Math.Min(Block, _from.Count - start);
        var (from, to) = (_from.Slice(start, count), _to.Slice(start, count));
        if (!_adds)
        {
            from.Span.CopyTo(to.Span);
            return;
        }

        switch (LaneWidth.Floats)
        {
            case 16:
                Add<Lanes512>(from.Start, to.Start, count);
                break;
            case 8:
                Add<Lanes256>(from.Start, to.Start, count);
                break;
            default:
                Add<Lanes128>(from.Start, to.Start, count);
                break;
        }
    }

    /// <summary>to = to + from.</summary>
    internal static void Add<T>(float* from, float* to, long count)
        where T : struct, ILanes<T>
    {
        var i = 0L;
        for (; i + T.Count <= count; i += T.Count)
        {
            (T.Load(to + i) + T.Load(from + i)).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] += from[i];
        }
    }
}
