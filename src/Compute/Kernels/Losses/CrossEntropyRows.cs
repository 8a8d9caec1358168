using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Losses;

/// <summary>
/// -sum over classes of u[c] log q[c], q = softmax(scores), u[c] = weight[c] ((1 - smoothing) t[c] + smoothing / C), t the target's probabilities. Its
/// derivative is q[c] sum(u) - u[c].
/// </summary>
internal readonly unsafe struct CrossEntropyRows(float smoothing) : IRowLoss
{
    private double Sharpness => 1 - (double)smoothing;

    public double Value<T>(in ClassRow row)
        where T : struct, ILanes<T>
    {
        var log = RowFunctions.LogSumOfExponentials<T>(row.Scores, row.Classes);
        if (row.Probabilities is null && smoothing == 0)
        {
            return row.WeightOfTrue * (log - row.Scores[row.TrueClass]);
        }

        var sum = 0.0;
        for (var c = 0; c < row.Classes; c++)
        {
            var u = Target(row, c);
            sum += u == 0 ? 0 : u * (log - row.Scores[c]);
        }

        return sum;
    }

    public void Slopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>
    {
        if (row.Probabilities is null && smoothing == 0)
        {
            RowFunctions.Softmax<T>(row.Scores, to, row.Classes, factor * row.WeightOfTrue);
            to[row.TrueClass] -= (float)(factor * row.WeightOfTrue);
            return;
        }

        var total = 0.0;
        for (var c = 0; c < row.Classes; c++)
        {
            total += Target(row, c);
        }

        RowFunctions.Softmax<T>(row.Scores, to, row.Classes, factor * total);
        for (var c = 0; c < row.Classes; c++)
        {
            to[c] -= (float)(factor * Target(row, c));
        }
    }

    /// <summary>-(1 - smoothing) weight[c] log q[c].</summary>
    public void TargetSlopes<T>(in ClassRow row, double factor, float* to)
        where T : struct, ILanes<T>
    {
        var log = RowFunctions.LogSumOfExponentials<T>(row.Scores, row.Classes);
        for (var c = 0; c < row.Classes; c++)
        {
            to[c] = (float)(factor * Sharpness * row.Weight(c) * (log - row.Scores[c]));
        }
    }

    private double Target(in ClassRow row, int c)
    {
        var probability = row.Probabilities is null ? (c == row.TrueClass ? 1 : 0) : row.Probabilities[c];
        return row.Weight(c) * ((Sharpness * probability) + ((double)smoothing / row.Classes));
    }
}
