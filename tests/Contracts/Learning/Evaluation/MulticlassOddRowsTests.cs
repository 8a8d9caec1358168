using Microsoft.ML;
using Microsoft.ML.Data;
using static MLNetVision.Tests.Contracts.Learning.Evaluation.MulticlassScores;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>Rows that a multiclass evaluation leaves out or counts in a way of its own.</summary>
public sealed class MulticlassOddRowsTests
{
    /// <summary>Logarithms and sums in double precision.</summary>
    private const double Sums = 1e-9;

    private static readonly double WorstLoss = -Math.Log(1e-15f);

    private static readonly MulticlassRow Good = Row(0, 0.5f, 0.3f, 0.2f);

    private static readonly MulticlassRow Bad = Row(1, 0.5f, 0.3f, 0.2f);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    [InlineData(3e9f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Labels_that_number_no_class_leave_the_row_out(float label)
    {
        var metrics = Evaluate(Good, Row(label, 1, 0, 0), Bad);

        Assert.Equal(0.5, metrics.MicroAccuracy);
        Assert.Equal(2, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()));
        Assert.Equal((-Math.Log(0.5f) - Math.Log(0.3f)) / 2, metrics.LogLoss, Sums);
    }

    [Theory]
    [InlineData(3u)]
    [InlineData(uint.MaxValue)]
    public void Missing_keys_leave_the_row_out(uint key)
    {
        var context = new MLContext(1);
        MulticlassRow missing = Row(0, 1, 0, 0);
        missing.Key = key;
        var metrics = context.MulticlassClassification.Evaluate(View(context, [Good, missing, Bad], 3), "Key");

        Assert.Equal([[1, 0, 0], [1, 0, 0], [0, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal(0.5, metrics.MicroAccuracy);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Scores_that_are_not_finite_leave_the_row_out(float score)
    {
        var metrics = Evaluate(Good, Row(0, 0.9f, score, 0), Bad);

        Assert.Equal(0.5, metrics.MicroAccuracy);
        Assert.Equal([1, 1, 0], metrics.ConfusionMatrix.Counts.Select(row => row.Sum()));
    }

    [Fact]
    public void A_class_without_a_score_is_a_mistake_that_the_confusion_matrix_does_not_show()
    {
        var metrics = EvaluateTop(4, Good, Row(3, 0.5f, 0.3f, 0.2f), Row(1000, 0.1f, 0.2f, 0.7f));

        Assert.Equal(1 / 3.0, metrics.MicroAccuracy, Sums);
        Assert.Equal(1, metrics.MacroAccuracy);
        Assert.Equal(((2 * WorstLoss) - Math.Log(0.5f)) / 3, metrics.LogLoss, Sums);
        Assert.Equal([[1, 0, 0], [0, 0, 0], [0, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal(-Math.Log(0.5f), metrics.PerClassLogLoss[0], Sums);
        var prior = Math.Log(1 / 3.0) / -3;
        Assert.Equal((prior - metrics.LogLoss) / prior, metrics.LogLossReduction, Sums);
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0, 1], metrics.TopKAccuracyForAllK, (a, b) => Math.Abs(a - b) < Sums);
    }

    [Fact]
    public void A_key_beyond_the_scores_is_a_class_without_a_score()
    {
        var context = new MLContext(1);
        var definition = SchemaDefinition.Create(typeof(MulticlassRow));
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        definition["Key"].ColumnType = new KeyDataViewType(typeof(uint), 5);
        var view = context.Data.LoadFromEnumerable([Good, Row(4, 0.5f, 0.3f, 0.2f)], definition);
        var metrics = context.MulticlassClassification.Evaluate(view, "Key");

        Assert.Equal((WorstLoss - Math.Log(0.5f)) / 2, metrics.LogLoss, Sums);
        Assert.Equal(3, metrics.ConfusionMatrix.NumberOfClasses);
    }

    [Fact]
    public void A_class_without_a_score_ranks_after_the_positive_scores()
    {
        var metrics = EvaluateTop(4, Row(3, 0.5f, -1, -2), Row(0, 0.5f, 0.3f, 0.2f));

        Assert.Equal([0.5, 1, 1, 1], metrics.TopKAccuracyForAllK);
    }

    [Fact]
    public void A_class_without_a_score_among_negative_scores_fails() =>
        Assert.Throws<IndexOutOfRangeException>(() => Evaluate(Row(3, -0.5f, -1, -2)));

    [Fact]
    public void Scores_need_not_be_probabilities()
    {
        var metrics = Evaluate(Row(1, -5, 12, 3), Row(0, -2, -1, -3));

        Assert.Equal([[0, 1, 0], [0, 1, 0], [0, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal(WorstLoss / 2, metrics.LogLoss, Sums);
    }

    [Fact]
    public void Classes_without_rows_have_zeros_and_are_left_out_of_the_macro_accuracy()
    {
        var metrics = Evaluate(Good, Row(0, 0.2f, 0.7f, 0.1f), Row(2, 0.1f, 0.1f, 0.8f));

        Assert.Equal(0.75, metrics.MacroAccuracy);
        Assert.Equal(0, metrics.PerClassLogLoss[1]);
        Assert.Equal([0.5, 0, 1], metrics.ConfusionMatrix.PerClassRecall);
        Assert.Equal([1, 0, 1], metrics.ConfusionMatrix.PerClassPrecision);
    }

    [Fact]
    public void A_single_class_leaves_no_prior_loss_to_reduce()
    {
        Assert.Equal(double.PositiveInfinity, Evaluate(Good).LogLossReduction);
        Assert.Equal(double.NaN, Evaluate(Row(0, 1, 0)).LogLossReduction);
    }

    [Fact]
    public void No_rows_give_zeros()
    {
        var context = new MLContext(1);
        var metrics = context.MulticlassClassification.Evaluate(View(context, [], 3), topKPredictionCount: 2);

        Assert.Equal((0, 0, 0), (metrics.MicroAccuracy, metrics.MacroAccuracy, metrics.LogLoss));
        Assert.Equal(double.NaN, metrics.LogLossReduction);
        Assert.Equal([0, 0, 0], metrics.PerClassLogLoss);
        Assert.Equal([double.NaN, double.NaN], metrics.TopKAccuracyForAllK);
        Assert.Equal([0, 0, 0], metrics.ConfusionMatrix.PerClassRecall);
        Assert.Equal([0, 0, 0], metrics.ConfusionMatrix.PerClassPrecision);
        Assert.Equal(3, metrics.ConfusionMatrix.NumberOfClasses);
    }

    [Fact]
    public void Only_rows_left_out_are_as_no_rows()
    {
        var metrics = Evaluate(Row(float.NaN, 1, 0, 0), Row(0, float.NaN, 0, 0));

        Assert.Equal((0, 0, 0), (metrics.MicroAccuracy, metrics.MacroAccuracy, metrics.LogLoss));
        Assert.Equal(double.NaN, metrics.LogLossReduction);
    }
}
