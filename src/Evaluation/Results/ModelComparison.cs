using MLNetVision.Metrics;

namespace MLNetVision.Evaluation;

/// <summary>Two models on the same rows.</summary>
/// <param name="BothRight">Rows that both got right.</param>
/// <param name="BothWrong">Rows that both got wrong.</param>
/// <param name="Test">McNemar's test of the rows that one of them got right.</param>
/// <param name="Difference">How much more accurate the second one is, with its confidence interval from resamples of the rows.</param>
public sealed record ModelComparison(long BothRight, long BothWrong, McNemar Test, ConfidenceInterval Difference)
{
    /// <summary>Compares two evaluations of the same data.</summary>
    /// <param name="first">One model.</param>
    /// <param name="second">The other.</param>
    /// <param name="options">How the interval is made; null for the defaults.</param>
    public static ModelComparison Of(ClassificationEvaluation first, ClassificationEvaluation second, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Check(first, second);
        var a = first.Pairs.Select(p => p.Actual == p.Predicted).ToArray();
        var b = second.Pairs.Select(p => p.Actual == p.Predicted).ToArray();
        var intervals = Bootstrap.Intervals(a.Length, 1, (rows, figures) =>
        {
            var gain = 0;
            foreach (var row in rows)
                gain += (b[row] ? 1 : 0) - (a[row] ? 1 : 0);
            figures[0] = (double)gain / rows.Length;
        }, options);
        var both = a.Zip(b).ToArray();
        return new ModelComparison(both.Count(p => p.First && p.Second), both.Count(p => !p.First && !p.Second), McNemar.Of(a, b), intervals[0]);
    }

    private static void Check(ClassificationEvaluation first, ClassificationEvaluation second)
    {
        if (first.Pairs.Count != second.Pairs.Count)
        {
            throw new ArgumentException(
                $"ModelComparison.Of: the models were evaluated on {first.Pairs.Count} and {second.Pairs.Count} rows. Evaluate both on the same data.",
                    nameof(second));
        }

        if (first.Pairs.Count == 0)
            throw new ArgumentException("ModelComparison.Of: no rows were evaluated. Evaluate both models on data with labels.", nameof(first));
        for (var row = 0; row < first.Pairs.Count; row++)
        {
            var (one, other) = (first.Classes[first.Pairs[row].Actual], second.Classes[second.Pairs[row].Actual]);
            if (one != other)
            {
                throw new ArgumentException(
                    $"ModelComparison.Of: row {row} is '{one}' for one model and '{other}' for the other. Evaluate both on the same data in the same order.",
                    nameof(second));
            }
        }
    }
}
