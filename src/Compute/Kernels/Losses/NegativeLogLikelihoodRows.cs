using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>-weight * score of the true class.</summary>
internal readonly unsafe struct NegativeLogLikelihoodRows : IRowLoss
{
    public double Value<T>(in ClassRow row)
        where T : struct, ILanes<T> => -(double)row.WeightOfTrue * row.Scores[row.TrueClass];

    public void Slopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>
    {
        new Span<float>(to, row.Classes).Clear();
        to[row.TrueClass] = (float)(-factor * row.WeightOfTrue);
    }

    public void TargetSlopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T> => new Span<float>(to, row.Classes).Clear();
}
