using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Heads;

public sealed class SoftmaxHeadTests
{
    [Fact]
    public void Clouds_that_lie_apart_are_told_apart()
    {
        var (features, labels) = HeadData.Clouds(120, 9, 3, 0.8f);
        var head = HeadFitter.Fit(new SoftmaxHead(), features, 9, labels, 3, seed: 1);
        Assert.True(HeadData.Accuracy(HeadData.Score(head, features, 9), labels) > 0.98);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_threads_changes_nothing(int threads)
    {
        var (features, labels) = HeadData.Clouds(200, 150, 4, 0.3f);
        var one = HeadFitter.Fit(new SoftmaxHead(), features, 150, labels, 4, 1, new VisionRun { Threads = 1 });
        var several = HeadFitter.Fit(new SoftmaxHead(), features, 150, labels, 4, 1, new VisionRun { Threads = threads });
        Assert.All(one.Weights, w => Assert.Equal(w.Value.ToFloats(), several.Weights[w.Key].ToFloats()));
    }

    [Fact]
    public void A_class_without_rows_is_never_the_likeliest()
    {
        var (features, labels) = HeadData.Clouds(60, 6, 2, 0.5f);
        var head = HeadFitter.Fit(new SoftmaxHead(), features, 6, labels, 4, 1);
        var probabilities = HeadData.Probabilities(HeadData.Score(head, features, 6), 4);
        Assert.All(probabilities.Chunk(4), p => Assert.True(p[2] < 1.0 / 62 && p[3] < 1.0 / 62 && p[2] > 0));
    }

    [Fact]
    public void Mean_and_deviation_of_a_feature_change_nothing_where_features_are_standardised()
    {
        var (features, labels) = HeadData.Clouds(90, 5, 3, 0.5f);
        var moved = features.Select((v, i) => i % 5 == 2 ? (v * 64) + 4096 : v).ToArray();
        var plain = HeadData.Score(HeadFitter.Fit(new SoftmaxHead(), features, 5, labels, 3, 1), features, 5);
        var other = HeadData.Score(HeadFitter.Fit(new SoftmaxHead(), moved, 5, labels, 3, 1), moved, 5);
        // 4096 takes 12 of the 24 bits of a single-precision number.
        Assert.All(plain.Zip(other), p => Assert.Equal(p.First, p.Second, 0.01f));
    }
}
