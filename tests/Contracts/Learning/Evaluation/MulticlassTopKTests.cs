using static MLNetVision.Tests.Contracts.Learning.Evaluation.MulticlassScores;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class MulticlassTopKTests
{
    private static readonly MulticlassRow[] Rows =
    [
        Row(0, 0.7f, 0.2f, 0.1f),
        Row(1, 0.7f, 0.2f, 0.1f),
        Row(2, 0.7f, 0.2f, 0.1f),
        Row(2, 0.1f, 0.2f, 0.7f),
    ];

    [Fact]
    public void Without_a_count_there_are_no_top_accuracies()
    {
        var metrics = Evaluate(Rows);

        Assert.Equal((0, 0), (metrics.TopKPredictionCount, metrics.TopKAccuracy));
        Assert.Null(metrics.TopKAccuracyForAllK);
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    public void The_accuracy_of_the_count_is_the_last_of_all(int count, double accuracy)
    {
        var metrics = EvaluateTop(count, Rows);

        Assert.Equal(count, metrics.TopKPredictionCount);
        Assert.Equal(accuracy, metrics.TopKAccuracy);
        Assert.Equal(new[] { 0.5, 0.75, 1, 1 }.Take(count), metrics.TopKAccuracyForAllK);
    }

    [Fact]
    public void A_count_beyond_one_more_than_the_classes_fails() => Assert.Throws<IndexOutOfRangeException>(() => EvaluateTop(5, Rows));

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => EvaluateTop(-1, Rows));

    [Fact]
    public void The_first_of_the_top_accuracies_is_the_micro_accuracy()
    {
        var metrics = EvaluateTop(3, Rows);

        Assert.Equal(metrics.MicroAccuracy, metrics.TopKAccuracyForAllK[0]);
    }
}
