using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>How two numbers become one.</summary>
internal interface IJoin
{
    /// <summary>What a number is joined to first.</summary>
    static abstract float Start { get; }

    static abstract T Join<T>(T joined, T value)
        where T : struct, ILanes<T>;

    static abstract double Join(double joined, double value);
}
