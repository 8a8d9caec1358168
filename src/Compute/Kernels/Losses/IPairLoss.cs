using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>A loss of a prediction x whose target is y.</summary>
internal interface IPairLoss
{
    T Value<T>(T x, T y)
        where T : struct, ILanes<T>;

    /// <summary>The derivative with respect to the prediction.</summary>
    T SlopeX<T>(T x, T y)
        where T : struct, ILanes<T>;

    /// <summary>The derivative with respect to the target.</summary>
    T SlopeY<T>(T x, T y)
        where T : struct, ILanes<T>;
}
