using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.TestKit;
using static MLNetVision.Tests.Contracts.Learning.Evaluation.MulticlassScores;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class MulticlassEvaluationTests
{
    /// <summary>Logarithms and sums in double precision, of single-precision scores.</summary>
    private const double Sums = 1e-9;

    private readonly MLContext _context = new(1);

    [Fact]
    public void Metrics_are_those_of_the_formulas()
    {
        var rows = Several();
        var metrics = Evaluate(rows);

        double[] losses = [.. rows.Select(row => -Math.Log(row.Score.GetItemOrDefault((int)row.Label)))];
        Assert.Equal(4 / 6.0, metrics.MicroAccuracy, Sums);
        Assert.Equal(((2 / 3.0) + (1 / 1.0) + (1 / 2.0)) / 3, metrics.MacroAccuracy, Sums);
        Assert.Equal(losses.Average(), metrics.LogLoss, Sums);
        var prior = -((3 * Math.Log(3 / 6.0)) + Math.Log(1 / 6.0) + (2 * Math.Log(2 / 6.0))) / 6;
        Assert.Equal((prior - losses.Average()) / prior, metrics.LogLossReduction, Sums);
        for (var c = 0; c < 3; c++)
            Assert.Equal(losses.Where((_, i) => rows[i].Label == c).Average(), metrics.PerClassLogLoss[c], Sums);
        Assert.Equal(3, metrics.PerClassLogLoss.Count);
    }

    [Fact]
    public void Many_rows_give_the_metrics_of_the_formulas()
    {
        const int classes = 7;
        MulticlassRow[] rows = [.. Enumerable.Range(0, 500).Select(i => Random(i, classes))];
        var metrics = EvaluateTop(classes, rows);

        double[] losses = [.. rows.Select(row => -Math.Log(row.Score.GetItemOrDefault((int)row.Label)))];
        int[] ranks = [.. rows.Select(row => row.Score.GetValues().ToArray().Count(s => s > row.Score.GetItemOrDefault((int)row.Label)))];
        Assert.Equal(losses.Average(), metrics.LogLoss, Sums);
        Assert.Equal(ranks.Count(rank => rank == 0) / 500.0, metrics.MicroAccuracy, Sums);
        for (var k = 0; k < classes; k++)
            Assert.Equal(ranks.Count(rank => rank <= k) / 500.0, metrics.TopKAccuracyForAllK[k], Sums);
    }

    [Fact]
    public void The_confusion_matrix_counts_actual_by_predicted_classes()
    {
        var matrix = Evaluate(Several()).ConfusionMatrix;

        Assert.Equal(3, matrix.NumberOfClasses);
        Assert.Equal([[2, 1, 0], [0, 1, 0], [1, 0, 1]], matrix.Counts);
        Assert.Equal([2 / 3.0, 1, 1 / 2.0], matrix.PerClassRecall);
        Assert.Equal([2 / 3.0, 1 / 2.0, 1], matrix.PerClassPrecision);
        Assert.Equal(1, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 1, actualClassIndicatorIndex: 0));
        Assert.Equal(0, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 0, actualClassIndicatorIndex: 1));
    }

    [Theory]
    [InlineData(-1, 0, "predictedClassIndicatorIndex")]
    [InlineData(3, 0, "predictedClassIndicatorIndex")]
    [InlineData(0, -1, "actualClassIndicatorIndex")]
    [InlineData(0, 3, "actualClassIndicatorIndex")]
    public void Pairs_outside_the_confusion_matrix_are_refused(int predicted, int actual, string parameter)
    {
        var matrix = Evaluate(Several()).ConfusionMatrix;
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(predicted, actual));
        Assert.Equal(parameter, error.ParamName);
    }

    [Fact]
    public void A_key_label_is_counted_as_its_number()
    {
        var view = View(_context, Several(), 3);
        var number = _context.MulticlassClassification.Evaluate(view);
        var key = _context.MulticlassClassification.Evaluate(view, "Key");

        Assert.Equal(number.LogLoss, key.LogLoss);
        Assert.Equal(number.ConfusionMatrix.Counts, key.ConfusionMatrix.Counts);
    }

    [Theory]
    [InlineData("Byte", typeof(byte))]
    [InlineData("Long", typeof(ulong))]
    public void Keys_may_be_of_any_unsigned_type(string column, Type type)
    {
        var definition = SchemaDefinition.Create(typeof(Keyed));
        definition[column].ColumnType = new KeyDataViewType(type, 2);
        var view = _context.Data.LoadFromEnumerable([new Keyed { Score = [1, 0] }, new Keyed { Byte = 1, Long = 1, Score = [1, 0] }], definition);

        Assert.Equal([[1, 0], [1, 0]], _context.MulticlassClassification.Evaluate(view, column, predictedLabelColumnName: column).ConfusionMatrix.Counts);
    }

    [Fact]
    public void Keys_mapped_from_text_are_counted_as_their_numbers()
    {
        var mapping = _context.Transforms.Conversion.MapValueToKey("Truth", "Name", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        var view = View(_context, Several(), 3);
        var metrics = _context.MulticlassClassification.Evaluate(mapping.Fit(view).Transform(view), "Truth");

        Assert.Equal([[2, 1, 0], [0, 1, 0], [1, 0, 1]], metrics.ConfusionMatrix.Counts);
    }

    [Fact]
    public void The_predicted_label_has_to_be_there_but_is_not_looked_at()
    {
        var view = View(_context, Several(), 3);

        Assert.Equal(Evaluate(Several()).MicroAccuracy, _context.MulticlassClassification.Evaluate(view, predictedLabelColumnName: "Name").MicroAccuracy);
    }

    [Fact]
    public void Of_equal_scores_the_first_class_is_predicted()
    {
        var metrics = EvaluateTop(3, Row(1, 0.4f, 0.4f, 0.2f), Row(0, 0.4f, 0.4f, 0.2f), Row(2, 0.3f, 0.3f, 0.3f));

        Assert.Equal([[1, 0, 0], [1, 0, 0], [1, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal([1 / 3.0, 2 / 3.0, 1], metrics.TopKAccuracyForAllK.Select(share => Math.Round(share, 12)), (a, b) => Math.Abs(a - b) < Sums);
    }

    [Fact]
    public void Sparse_scores_are_read_as_the_same_dense_ones()
    {
        MulticlassRow sparse = Row(2, 0, 0, 0);
        sparse.Score = new VBuffer<float>(3, 1, [0.75f], [2]);
        MulticlassRow zero = Row(0, 0, 0, 0);
        zero.Score = new VBuffer<float>(3, 0, [], []);
        var metrics = Evaluate(sparse, zero);

        Assert.Equal([[1, 0, 0], [0, 0, 0], [0, 0, 1]], metrics.ConfusionMatrix.Counts);
        Assert.Equal(-Math.Log(0.75), metrics.PerClassLogLoss[2], Sums);
        Assert.Equal(-Math.Log(1e-15f), metrics.PerClassLogLoss[0], Sums);
    }

    [Theory]
    [InlineData(0f, 34.538776394910684)]
    [InlineData(-3f, 34.538776394910684)]
    [InlineData(1e-20f, 34.538776394910684)]
    [InlineData(1e-10f, 23.025850930390803)]
    [InlineData(1f, 0)]
    [InlineData(17f, 0)]
    public void Probabilities_are_taken_between_1e_15_and_1(float score, double loss) =>
        Assert.Equal(loss, Evaluate(Row(0, score, 0.5f)).LogLoss, 1e-7);

    [Fact]
    public void The_metrics_are_repeated_by_a_second_evaluation()
    {
        var view = View(_context, Several(), 3);

        Assert.Equal(_context.MulticlassClassification.Evaluate(view).LogLoss, _context.MulticlassClassification.Evaluate(view).LogLoss);
    }

    /// <summary>Class 0 three times (one taken for 1), class 1 once, class 2 twice (one taken for 0).</summary>
    private static MulticlassRow[] Several() =>
    [
        Row(0, 0.7f, 0.2f, 0.1f),
        Row(0, 0.5f, 0.3f, 0.2f),
        Row(2, 0.1f, 0.1f, 0.8f),
        Row(0, 0.3f, 0.6f, 0.1f),
        Row(1, 0.25f, 0.5f, 0.25f),
        Row(2, 0.6f, 0.1f, 0.3f),
    ];

    private static MulticlassRow Random(int index, int classes)
    {
        float[] values = [.. Enumerable.Range(0, classes).Select(c => 0.01f + SplitMix.Uniform(5, (ulong)((index * classes) + c)))];
        var sum = values.Sum();
        return Row(index * index % classes, Array.ConvertAll(values, value => value / sum));
    }

    private sealed class Keyed
    {
        public byte Byte { get; set; }

        public ulong Long { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];
    }
}
