using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// A loss over classes whose target is a class a row: sum of weight * loss over the rows that count; the mean divides by the sum of the weights.
/// </summary>
internal abstract class ClassLossScalar<TOp> : ScalarOp<TOp>
    where TOp : ClassLoss
{
    /// <summary>The loss of one row, before the weight of its class.</summary>
    protected abstract double Value(TOp op, double[] scores, int trueClass);

    /// <summary>Its derivatives with respect to the scores.</summary>
    protected abstract double[] Slopes(TOp op, double[] scores, int trueClass);

    protected sealed override void Forward(TOp op, Call call)
    {
        var rows = new ClassRows(op, call);
        var sum = 0.0;
        foreach (var (row, trueClass) in Counting(rows))
        {
            sum += rows.Weight(trueClass) * Value(op, Scores(call, row), trueClass);
        }

        call.Y.Data[0] = sum / Divisor(op, rows);
    }

    protected sealed override void Backward(TOp op, Call call)
    {
        var rows = new ClassRows(op, call);
        foreach (var (row, trueClass) in Counting(rows))
        {
            var slopes = Slopes(op, Scores(call, row), trueClass);
            var gradient = call.Y.Gradient[0] * rows.Weight(trueClass) / Divisor(op, rows);
            for (var c = 0; c < row.Length; c++)
            {
                call.X.Gradient[row[c]] += gradient * slopes[c];
            }
        }
    }

    private static IEnumerable<(int[] Row, int TrueClass)> Counting(ClassRows rows) => rows.All.Zip(rows.Classes).Where(r => r.Second >= 0);

    private static double[] Scores(Call call, int[] row) => [.. row.Select(i => call.X.Data[i])];

    private static double Divisor(TOp op, ClassRows rows) => op.Reduction == Reduction.Mean ? rows.TotalWeight() : 1;
}
