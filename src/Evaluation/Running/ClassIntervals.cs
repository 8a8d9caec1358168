using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Running;

/// <summary>Confidence intervals of a classifier's figures, all of the same resamples: a pass over the rows and one over the classes each.</summary>
internal static class ClassIntervals
{
    private static readonly string[] Names = ["accuracy", "balanced accuracy", "macro F1", "log loss"];

    public static IReadOnlyDictionary<string, ConfidenceInterval> Of(
        IReadOnlyList<(int Actual, int Predicted)> pairs, IReadOnlyList<double> losses, int classes, EvaluationOptions options)
    {
        if (options.Intervals is not { } how || pairs.Count == 0)
            return new Dictionary<string, ConfidenceInterval>();
        var all = pairs.ToArray();
        var each = losses.ToArray();
        var count = each.Length == 0 ? Names.Length - 1 : Names.Length;
        var intervals = Bootstrap.Intervals(all.Length, count, (rows, figures) => Compute(all, each, classes, rows, figures), how, options.Cancellation);
        return Names.Take(count).Zip(intervals).ToDictionary(p => p.First, p => p.Second);
    }

    private static void Compute((int Actual, int Predicted)[] pairs, double[] losses, int classes, ReadOnlySpan<int> rows, Span<double> figures)
    {
        var (right, support, predicted) = (new int[classes], new int[classes], new int[classes]);
        double loss = 0;
        foreach (var row in rows)
        {
            var (actual, said) = pairs[row];
            support[actual]++;
            predicted[said]++;
            right[actual] += actual == said ? 1 : 0;
            loss += losses.Length == 0 ? 0 : losses[row];
        }

        int occurring = 0, seen = 0, all = 0;
        double recall = 0, f1 = 0;
        for (var c = 0; c < classes; c++)
        {
            all += right[c];
            occurring += support[c] > 0 ? 1 : 0;
            seen += support[c] + predicted[c] > 0 ? 1 : 0;
            recall += support[c] > 0 ? (double)right[c] / support[c] : 0;
            f1 += support[c] + predicted[c] > 0 ? 2.0 * right[c] / (support[c] + predicted[c]) : 0;
        }

        (figures[0], figures[1], figures[2]) = ((double)all / rows.Length, recall / occurring, f1 / seen);
        if (losses.Length > 0)
            figures[3] = loss / rows.Length;
    }
}
