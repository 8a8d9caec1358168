using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// -sum over rows and classes of weight[c] t[c] log softmax(scores)[c], t the target's probabilities, smoothed: (1 - Smoothing) t + Smoothing / C.
/// The mean divides by the sum of the weights of the true classes; where the target is probabilities, by the number of rows.
/// </summary>
internal sealed class CrossEntropyScalar : ScalarOp<CrossEntropy>
{
    protected override void Forward(CrossEntropy op, Call call)
    {
        var rows = new ClassRows(op, call);
        var sum = 0.0;
        for (var r = 0; r < rows.All.Length; r++)
        {
            var row = rows.All[r];
            var log = Lines.LogSumExp(call.X.Data, row);
            for (var c = 0; c < row.Length; c++)
            {
                var probability = Target(op, call, rows, r, c);
                sum -= probability == 0 ? 0 : rows.Weight(c) * probability * (call.X.Data[row[c]] - log);
            }
        }

        call.Y.Data[0] = sum / Divisor(op, rows);
    }

    /// <summary>With u = weight t: softmax(scores)[c] sum(u) - u[c].</summary>
    protected override void Backward(CrossEntropy op, Call call)
    {
        var rows = new ClassRows(op, call);
        var gradient = call.Y.Gradient[0] / Divisor(op, rows);
        for (var r = 0; r < rows.All.Length; r++)
        {
            var row = rows.All[r];
            double[] targets = [.. row.Select((_, c) => rows.Weight(c) * Target(op, call, rows, r, c))];
            var total = targets.Sum();
            var log = Lines.LogSumExp(call.X.Data, row);
            for (var c = 0; c < row.Length; c++)
            {
                var logProbability = call.X.Data[row[c]] - log;
                call.X.Gradient[row[c]] += gradient * ((Math.Exp(logProbability) * total) - targets[c]);
                if (!rows.HasNumbers)
                {
                    call.Inputs[1].Gradient[row[c]] -= gradient * (1 - op.Smoothing) * rows.Weight(c) * logProbability;
                }
            }
        }
    }

    /// <summary>The smoothed probability of a class in a row: 0 in rows that do not count.</summary>
    private static double Target(CrossEntropy op, Call call, ClassRows rows, int row, int c)
    {
        if (rows.HasNumbers && rows.Classes[row] < 0)
        {
            return 0;
        }

        var probability = !rows.HasNumbers ? call.Inputs[1].Data[rows.All[row][c]] : rows.Classes[row] == c ? 1 : 0;
        return ((1 - (double)op.Smoothing) * probability) + ((double)op.Smoothing / rows.All[row].Length);
    }

    private static double Divisor(CrossEntropy op, ClassRows rows) => op.Reduction == Reduction.Sum ? 1
        : rows.HasNumbers ? rows.TotalWeight()
        : rows.All.Length;
}
