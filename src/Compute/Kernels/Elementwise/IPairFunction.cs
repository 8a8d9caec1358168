using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>A function of two numbers.</summary>
internal interface IPairFunction
{
    T Value<T>(T a, T b)
        where T : struct, ILanes<T>;
}
