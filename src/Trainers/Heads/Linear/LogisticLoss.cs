namespace MLNetVision.Trainers.HeadFitting;

/// <summary>
/// The mean loss of logistic regression with its penalty, as a function of [outputs][width + 1], the bias last: several outputs are a softmax, one is a sigmoid
/// (1 where the target is 1). (sum_i w_i l_i + l2 / 2 |W|²) / sum_i w_i.
/// </summary>
internal sealed class LogisticLoss(FitContext context, FeatureRows rows, int[] targets, double[] rowWeights, int outputs, double l2)
{
    private const int RowsOfPart = 64;
    private const int ColumnsOfPart = 128;

    private readonly double _total = rowWeights.Sum();
    private readonly double[] _residuals = new double[rows.Count * outputs];
    private readonly double[] _losses = new double[(rows.Count + RowsOfPart - 1) / RowsOfPart];

    private int Stride => rows.Width + 1;

    /// <summary>How many numbers the point has.</summary>
    public int Size => outputs * Stride;

    /// <summary>The value and the gradient at a point.</summary>
    public double Evaluate(double[] point, double[] gradient)
    {
        Array.Clear(gradient);
        context.Each(_losses.Length, part => Residuals(point, part));
        context.Each((rows.Width + ColumnsOfPart - 1) / ColumnsOfPart, part => Gradient(point, gradient, part));
        var penalty = 0.0;
        for (var c = 0; c < outputs; c++)
        {
            var weights = point.AsSpan(c * Stride, rows.Width);
            penalty += Vectors.Dot(weights, weights);
            for (var i = 0; i < rows.Count; i++)
            {
                gradient[(c * Stride) + rows.Width] += _residuals[(i * outputs) + c];
            }
        }

        Vectors.Scale(gradient, 1 / _total, gradient);
        return (_losses.Sum() + (l2 / 2 * penalty)) / _total;
    }

    /// <summary>w_i (p_i - y_i) of some rows, and their losses.</summary>
    private void Residuals(double[] w, int part)
    {
        var loss = 0.0;
        for (var i = part * RowsOfPart; i < Math.Min(rows.Count, (part + 1) * RowsOfPart); i++)
        {
            var scores = _residuals.AsSpan(i * outputs, outputs);
            for (var c = 0; c < outputs; c++)
            {
                var weights = w.AsSpan(c * Stride, Stride);
                scores[c] = RowProducts.Dot(rows[i], weights) + weights[rows.Width];
            }

            loss += rowWeights[i] * (outputs == 1 ? Sigmoid.Residual(ref scores[0], targets[i]) : Softmax(scores, targets[i]));
            Vectors.Scale(scores, rowWeights[i], scores);
        }

        _losses[part] = loss;
    }

    private void Gradient(double[] w, double[] g, int part)
    {
        var start = part * ColumnsOfPart;
        var count = Math.Min(ColumnsOfPart, rows.Width - start);
        for (var i = 0; i < rows.Count; i++)
        {
            var columns = rows[i].Slice(start, count);
            for (var c = 0; c < outputs; c++)
            {
                RowProducts.Add(g.AsSpan((c * Stride) + start, count), _residuals[(i * outputs) + c], columns);
            }
        }

        for (var c = 0; c < outputs; c++)
        {
            Vectors.Add(g.AsSpan((c * Stride) + start, count), l2, w.AsSpan((c * Stride) + start, count));
        }
    }

    /// <summary>Scores become p - y; gives -log p of the target.</summary>
    private static double Softmax(Span<double> scores, int target)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        var ofTarget = scores[target];
        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Exp(score - largest);
            sum += score;
        }

        Vectors.Scale(scores, 1 / sum, scores);
        scores[target] -= 1;
        return largest + Math.Log(sum) - ofTarget;
    }
}
