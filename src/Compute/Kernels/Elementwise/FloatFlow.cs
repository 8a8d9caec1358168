using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Moves;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>Copies numbers, or adds them to others; nothing at all where both are the same memory.</summary>
internal sealed unsafe class FloatFlow : LaneWork
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

    protected override void Part<T>(int part)
    {
        var start = (long)part * Block;
        FloatRun.Move<T>(_from.Start + start, _to.Start + start, Math.Min(Block, _from.Count - start), _adds);
    }
}
