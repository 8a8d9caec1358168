using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class RegressionEvaluationTests
{
    /// <summary>Sums of singles in double precision, in any order.</summary>
    private const double Sums = 1e-6;

    private readonly MLContext _context = new(1);

    [Fact]
    public void Metrics_are_those_of_the_formulas()
    {
        float[] labels = [1, 2, 3, 4, 6];
        float[] scores = [1.5f, 1.5f, 3, 5, 4];
        var metrics = Evaluate(labels.Zip(scores));
        var squared = labels.Zip(scores).Sum(p => Math.Pow(p.First - p.Second, 2));
        var variation = labels.Sum(l => Math.Pow(l - labels.Average(), 2));

        Assert.Equal(labels.Zip(scores).Average(p => Math.Abs(p.First - p.Second)), metrics.MeanAbsoluteError, Sums);
        Assert.Equal(squared / 5, metrics.MeanSquaredError, Sums);
        Assert.Equal(Math.Sqrt(squared / 5), metrics.RootMeanSquaredError, Sums);
        Assert.Equal(squared / 5, metrics.LossFunction, Sums);
        Assert.Equal(1 - (squared / variation), metrics.RSquared, Sums);
    }

    [Fact]
    public void Rows_without_a_number_count_nothing()
    {
        var metrics = Evaluate([(1, 2), (float.NaN, 100), (3, float.NaN), (5, 5)]);

        Assert.Equal(0.5, metrics.MeanAbsoluteError, Sums);
        Assert.Equal(1 - (1 / 8.0), metrics.RSquared, Sums);
    }

    [Fact]
    public void No_rows_give_zeros()
    {
        var metrics = Evaluate([]);

        Assert.Equal(
            (0, 0, 0, 0, 0), (metrics.MeanAbsoluteError, metrics.MeanSquaredError, metrics.RootMeanSquaredError, metrics.LossFunction, metrics.RSquared));
    }

    [Fact]
    public void Equal_labels_leave_nothing_to_explain() => Assert.Equal(double.NaN, Evaluate([(2, 1), (2, 3)]).RSquared);

    [Fact]
    public void Infinite_scores_are_counted_as_they_are() =>
        Assert.Equal(double.PositiveInfinity, Evaluate([(1, float.PositiveInfinity), (2, 2)]).MeanAbsoluteError);

    [Theory]
    [InlineData("nothing", "Score")]
    [InlineData("Label", "nothing")]
    [InlineData("Whole", "Score")]
    [InlineData("Label", "Whole")]
    public void Wrong_columns_are_refused_by_name(string label, string score)
    {
        var data = _context.Data.LoadFromEnumerable([new Scored { Label = 1, Score = 1 }]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.Evaluate(data, label, score));

        Assert.Contains(label == "Label" ? score : label, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_empty_names_are_refused()
    {
        var data = _context.Data.LoadFromEnumerable([new Scored()]);

        Assert.Throws<ArgumentNullException>(() => _context.Regression.Evaluate(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.Evaluate(data, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.Evaluate(data, "Label", ""));
    }

    [Fact]
    public void Cross_validation_tests_every_row_once_and_keeps_models_and_scores()
    {
        var rows = Enumerable.Range(0, 200).Select(i => new Point { Features = [i / 100f, i % 7], Label = (3 * i / 100f) - (i % 7) }).ToArray();
        var data = _context.Data.LoadFromEnumerable(rows);

        var folds = _context.Regression.CrossValidate(data, _context.Regression.Trainers.Sdca(), numberOfFolds: 4, seed: 3);

        Assert.Equal([0, 1, 2, 3], folds.Select(f => f.Fold));
        Assert.Equal(rows.Select(r => r.Label).Order(), folds.SelectMany(f => f.ScoredHoldOutSet.GetColumn<float>("Label")).Order());
        Assert.All(folds, f => Assert.InRange(f.Metrics.RSquared, 0.9, 1));
        Assert.All(folds, f => Assert.NotNull(f.Model.Transform(data).Schema.GetColumnOrNull("Score")));
    }

    [Fact]
    public void Cross_validation_needs_two_folds_data_and_an_estimator()
    {
        var data = _context.Data.LoadFromEnumerable([new Point { Features = [1, 2] }]);

        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Regression.CrossValidate(data, _context.Regression.Trainers.Sdca(), 1));
        Assert.Throws<ArgumentNullException>(() => _context.Regression.CrossValidate(data, null));
        Assert.Throws<ArgumentNullException>(() => _context.Regression.CrossValidate(null, _context.Regression.Trainers.Sdca()));
    }

    private RegressionMetrics Evaluate(IEnumerable<(float Label, float Score)> rows) =>
        _context.Regression.Evaluate(_context.Data.LoadFromEnumerable(rows.Select(r => new Scored { Label = r.Label, Score = r.Score })));

    private sealed class Scored
    {
        public float Label { get; set; }

        public float Score { get; set; }

        public int Whole { get; set; }
    }

    private sealed class Point
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
