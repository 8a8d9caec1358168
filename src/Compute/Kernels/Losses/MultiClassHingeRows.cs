using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>weight * sum over the other classes of max(0, margin - score of the true class + score of the class)^p / C, p 1 or, squared, 2.</summary>
internal readonly unsafe struct MultiClassHingeRows(float margin, bool squared) : IRowLoss
{
    public double Value<T>(in ClassRow row)
        where T : struct, ILanes<T>
    {
        var sum = 0.0;
        for (var c = 0; c < row.Classes; c++)
        {
            var violation = Violation(row, c);
            sum += squared ? violation * violation : violation;
        }

        return row.WeightOfTrue * sum / row.Classes;
    }

    public void Slopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>
    {
        var sum = 0.0;
        var scale = factor * row.WeightOfTrue / row.Classes;
        for (var c = 0; c < row.Classes; c++)
        {
            var violation = Violation(row, c);
            var slope = scale * (violation <= 0 ? 0 : squared ? 2 * violation : 1);
            to[c] = (float)slope;
            sum += slope;
        }

        to[row.TrueClass] = (float)-sum;
    }

    public void TargetSlopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T> => new Span<float>(to, row.Classes).Clear();

    /// <summary>By how much a class is too near; the true one is not. What is not a number stays so.</summary>
    private double Violation(in ClassRow row, int c) => c == row.TrueClass ? 0 : Math.Max(0, (double)margin - row.Scores[row.TrueClass] + row.Scores[c]);
}
