using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>A loss of one row of scores.</summary>
internal unsafe interface IRowLoss
{
    double Value<T>(in ClassRow row)
        where T : struct, ILanes<T>;

    /// <summary>Writes the derivatives with respect to the scores, times a factor.</summary>
    void Slopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>;

    /// <summary>Writes the derivatives with respect to the target's probabilities, times a factor.</summary>
    void TargetSlopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>;
}
