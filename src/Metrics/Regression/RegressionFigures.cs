namespace MLNetVision.Metrics;

/// <summary>The figures of predicted numbers. Without rows none is a number.</summary>
public sealed record RegressionFigures
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The mean absolute error.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The mean squared error.</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>The root of the mean squared error.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// The share of the spread that is explained: 1 - squares of the errors / squares of the distances from the mean. Where nothing varies, 1 without an error
    /// and else 0; not a number of fewer than two rows.
    /// </summary>
    public required double RSquared { get; init; }

    /// <summary>As RSquared, of the errors' spread around their own mean; a number of a single row too.</summary>
    public required double ExplainedVariance { get; init; }

    /// <summary>The mean error, predicted minus actual: what the model is off by throughout.</summary>
    public required double Bias { get; init; }

    /// <summary>The median of the absolute errors; rows have no weights here.</summary>
    public required double MedianAbsoluteError { get; init; }

    /// <summary>The greatest absolute error.</summary>
    public required double MaximumError { get; init; }

    /// <summary>The mean of error over actual number, both absolute; an actual 0 counts as 2.2e-16.</summary>
    public required double MeanAbsolutePercentageError { get; init; }

    /// <summary>Errors, predicted minus actual, by the share of rows that lie below: 0.05, 0.25, 0.5, 0.75 and 0.95.</summary>
    public required IReadOnlyDictionary<double, double> ErrorQuantiles { get; init; }

    /// <summary>The figures of rows.</summary>
    /// <param name="actual">What is true.</param>
    /// <param name="predicted">What the model said.</param>
    /// <param name="weights">How much each row counts; nothing for 1 each.</param>
    public static RegressionFigures Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        if (actual.Length != predicted.Length || (!weights.IsEmpty && weights.Length != actual.Length))
        {
            throw new ArgumentException(
                $"RegressionFigures.Of: there are {actual.Length} actual and {predicted.Length} predicted numbers and {weights.Length} weights. Give one "
                + $"each a row.",
                nameof(predicted));
        }

        var errors = new double[actual.Length];
        RunningMean absolute = default, squares = default, bias = default, shares = default, mean = default;
        for (var i = 0; i < errors.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            errors[i] = predicted[i] - actual[i];
            absolute = absolute.Add(Math.Abs(errors[i]), weight);
            squares = squares.Add(errors[i] * errors[i], weight);
            bias = bias.Add(errors[i], weight);
            shares = shares.Add(Math.Abs(errors[i]) / Math.Max(Math.Abs(actual[i]), 2.220446049250313e-16), weight);
            mean = mean.Add(actual[i], weight);
        }

        var spread = SquaresAround(actual, mean.Value, weights);
        var sorted = Array.ConvertAll(errors, Math.Abs);
        Array.Sort(sorted);
        var signed = errors.Order().ToArray();
        return new RegressionFigures
        {
            Rows = errors.Length,
            MeanAbsoluteError = absolute.Value,
            MeanSquaredError = squares.Value,
            RSquared = errors.Length < 2 ? double.NaN : Explained(squares.Total, spread),
            ExplainedVariance = errors.Length == 0 ? double.NaN : Explained(SquaresAround(errors, bias.Value, weights), spread),
            Bias = bias.Value,
            MedianAbsoluteError = Quantiles.OfSorted(sorted, 0.5),
            MaximumError = errors.Length == 0 ? double.NaN : sorted[^1],
            MeanAbsolutePercentageError = shares.Value,
            ErrorQuantiles = Shares.ToDictionary(share => share, share => Quantiles.OfSorted(signed, share)),
        };
    }

    private static double SquaresAround(ReadOnlySpan<double> values, double mean, ReadOnlySpan<double> weights)
    {
        var sum = default(RunningMean);
        for (var i = 0; i < values.Length; i++)
            sum = sum.Add((values[i] - mean) * (values[i] - mean), weights.IsEmpty ? 1 : weights[i]);
        return sum.Total;
    }

    private static double Explained(double left, double spread) => spread != 0 ? 1 - (left / spread) : left == 0 ? 1 : 0;
}
