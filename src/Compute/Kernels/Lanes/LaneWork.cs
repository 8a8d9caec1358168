using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Lanes;

/// <summary>Work whose parts are written over lanes. How many lanes they take is chosen once, when the work is made.</summary>
internal abstract class LaneWork : IParallelWork
{
    private readonly Action<int> _part;

    /// <summary>At the width that this processor runs best.</summary>
    protected LaneWork()
        : this(LaneWidth.Floats)
    {
    }

    /// <param name="lanes">16, 8, 4 or 1.</param>
    protected LaneWork(int lanes) => _part = lanes switch
    {
        16 => Part<Lanes512>,
        8 => Part<Lanes256>,
        4 => Part<Lanes128>,
        _ => Part<Lanes1>,
    };

    void IParallelWork.Run(int part) => _part(part);

    /// <summary>Does one part.</summary>
    protected abstract void Part<T>(int part)
        where T : struct, ILanes<T>;
}
