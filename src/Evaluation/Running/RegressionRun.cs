using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Pictures;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Running;

/// <summary>One pass over predicted numbers. Memory: 16 bytes a row.</summary>
internal static class RegressionRun
{
    public static RegressionEvaluation Evaluate(IDataView data, string labelColumn, string scoreColumn, EvaluationOptions options)
    {
        var (label, score) = (Columns.Find(data.Schema, labelColumn, "label"), Columns.Find(data.Schema, scoreColumn, "score"));
        using var cursor = data.GetRowCursor([label, score, .. RowDetails.Needed(data.Schema, options)]);
        var (truth, said) = (Reader(cursor, label, "label"), Reader(cursor, score, "score"));
        var examples = new Examples(cursor, options);
        List<double> actual = [], predicted = [];
        long withoutLabel = 0, withoutScore = 0;
        while (cursor.MoveNext())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var (a, p) = (truth(), said());
            withoutLabel += double.IsNaN(a) ? 1 : 0;
            if (double.IsNaN(a))
                continue;
            withoutScore += double.IsNaN(p) ? 1 : 0;
            actual.Add(a);
            predicted.Add(p);
            examples.Offer(Math.Abs(p - a), double.NaN, () => new RowOutcome(0, "", Text(a), Text(p), false, p - a, 0));
        }

        return examples.AddTo(new RegressionEvaluation
        {
            Rows = actual.Count,
            RowsWithoutLabel = withoutLabel,
            RowsWithoutScore = withoutScore,
            Figures = RegressionFigures.Of(actual.ToArray(), predicted.ToArray()),
            Sample = Sample(actual, predicted, options.CurvePoints),
            Intervals = Intervals([.. actual], [.. predicted], options),
        });
    }

    private static Func<double> Reader(DataViewRow row, DataViewSchema.Column column, string role) =>
        (column.Type is NumberDataViewType ? Numbers.ReaderOrNull(row, column) : null) ?? throw Columns.Mistaken(column, role, "numbers");

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    private static (double, double)[] Sample(List<double> actual, List<double> predicted, int points) =>
        [.. Enumerable.Range(0, Math.Min(points, actual.Count)).Select(i => (int)((long)i * actual.Count / Math.Min(points, actual.Count))).Select(
            i => (actual[i], predicted[i]))];

    private static Dictionary<string, ConfidenceInterval> Intervals(double[] actual, double[] predicted, EvaluationOptions options)
    {
        if (options.Intervals is not { } how || actual.Length == 0)
            return [];
        string[] names = ["mean absolute error", "root mean squared error", "R squared"];
        var intervals = Bootstrap.Intervals(actual.Length, names.Length, (rows, figures) =>
        {
            double absolute = 0, squares = 0, sum = 0, sumOfSquares = 0, origin = actual[0];
            foreach (var row in rows)
            {
                var (error, value) = (predicted[row] - actual[row], actual[row] - origin);
                absolute += Math.Abs(error);
                squares += error * error;
                sum += value;
                sumOfSquares += value * value;
            }

            var spread = sumOfSquares - (sum * sum / rows.Length);
            (figures[0], figures[1]) = (absolute / rows.Length, Math.Sqrt(squares / rows.Length));
            figures[2] = spread > 0 ? 1 - (squares / spread) : double.NaN;
        }, how, options.Cancellation);
        return names.Zip(intervals).ToDictionary(p => p.First, p => p.Second);
    }
}
