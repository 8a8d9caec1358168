namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>Logistic loss: log(1 + exp(-y·(b + w·x))) with y = 1 for a label of 1, -1 for 0.</summary>
internal sealed class LogisticObjective(TrainingRows rows, float l2, int threads) : RowObjective(rows, 1, rows.FeatureCount, l2, threads)
{
    protected override double AddRows(int begin, int end, float[] point, float[] gradient)
    {
        var loss = 0.0;
        for (var i = begin; i < end; i++)
        {
            var features = Rows.Features(i);
            var half = (point[0] + features.Dot(point.AsSpan(1))) / 2;
            var total = LogSum.Of(half, -half);
            var truth = Math.Clamp(Rows.Label(i), 0, 1);
            var rowLoss = total - (((2 * truth) - 1) * half);
            if (float.IsNaN(rowLoss))
                throw new InvalidOperationException("The data contain bad values: the loss of an example is not a number.");

            var factor = Rows.Weight(i) * ((float)Math.Exp(half - total) - truth);
            gradient[0] += factor;
            features.AddTo(gradient.AsSpan(1), factor);
            loss += Rows.Weight(i) * rowLoss;
        }

        return loss;
    }
}
