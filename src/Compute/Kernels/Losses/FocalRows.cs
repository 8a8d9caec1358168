using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>
/// -weight (1 - p)^gamma log p, p the softmax of the true class. With q those of all classes and k = gamma (1 - p)^(gamma - 1) p log p - (1 - p)^gamma the
/// derivative is k ([c is true] - q[c]).
/// </summary>
internal readonly unsafe struct FocalRows(float gamma) : IRowLoss
{
    private const double NearlyOne = -1e-5;

    public double Value<T>(in ClassRow row)
        where T : struct, ILanes<T>
    {
        var log = LogOfTrue<T>(row);
        return -row.WeightOfTrue * Math.Pow(Rest(log), gamma) * log;
    }

    public void Slopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>
    {
        var log = LogOfTrue<T>(row);
        var rest = Rest(log);
        var easing = gamma == 0 || rest == 0 ? 0 : gamma * Math.Pow(rest, gamma - 1) * Math.Exp(log) * log;
        var slope = factor * row.WeightOfTrue * (easing - Math.Pow(rest, gamma));
        RowFunctions.Softmax<T>(row.Scores, to, row.Classes, -slope);
        to[row.TrueClass] += (float)slope;
    }

    public void TargetSlopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T> => new Span<float>(to, row.Classes).Clear();

    private static double LogOfTrue<T>(in ClassRow row)
        where T : struct, ILanes<T> => row.Scores[row.TrueClass] - RowFunctions.LogSumOfExponentials<T>(row.Scores, row.Classes);

    /// <summary>1 - exp(log); by its series where digits would be lost, and never below 0 by rounding.</summary>
    private static double Rest(double log) => log >= 0 ? 0 : log > NearlyOne ? -log * (1 + (log / 2)) : 1 - Math.Exp(log);
}
