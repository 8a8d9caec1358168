using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;
using MLNetVision.Training.Events;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>Data at the edge of what can be learnt from, and data beyond it.</summary>
public sealed class HeadEdgeTests
{
    public static TheoryData<string> Classifiers => [.. Heads.Where(h => h.Value.Tasks.Contains(ScoringTask.Multiclass)).Select(h => h.Key)];

    public static TheoryData<string> All => [.. Heads.Keys];

    private static Dictionary<string, Head> Heads { get; } = new()
    {
        ["softmax"] = new SoftmaxHead { TemperatureFraction = 0.3 },
        ["linear"] = new LinearSvmHead(),
        ["rbf"] = new KernelSvmHead(),
        ["polynomial"] = new KernelSvmHead { Kernel = SvmKernel.Polynomial },
        ["nearest"] = new KNearestHead { Weighting = NeighbourWeighting.InverseDistance },
        ["angle"] = new KNearestHead { Distance = NeighbourDistance.Cosine },
        ["mlp"] = new MlpHead { Hidden = [8], Epochs = 40, BatchSize = 8, LearningRate = 0.02, ValidationFraction = 0.2, Temperature = true },
        ["ridge"] = new RidgeHead(),
    };

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Of_one_class_all_is_of_it(string name)
    {
        var (features, _) = HeadData.Clouds(12, 3, 2, 0.5f);
        var head = HeadFitter.Fit(Heads[name], features, 3, Enumerable.Repeat(1, 12).ToArray(), 3, 1);
        Assert.Equal(1, HeadData.Accuracy(HeadData.Score(head, features, 3), Enumerable.Repeat(1, 12).ToArray()));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void A_class_without_rows_never_wins(string name)
    {
        var (features, labels) = HeadData.Clouds(30, 4, 2, 0.5f);
        var head = HeadFitter.Fit(Heads[name], features, 4, Array.ConvertAll(labels, l => 2 * l), 4, 1);
        var (others, _) = HeadData.Clouds(30, 4, 2, 3, seed: 9);
        var probabilities = HeadData.Probabilities(HeadData.Score(head, [.. features, .. others], 4), 4);
        Assert.All(probabilities.Chunk(4), p => Assert.True(p[1] > 0 && p[3] > 0 && Math.Max(p[1], p[3]) < Math.Max(p[0], p[2])));
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Of_all_no_and_all_yes_the_sign_is_right(string name)
    {
        var (features, _) = HeadData.Clouds(10, 3, 2, 0.5f);
        foreach (var label in (int[])[0, 1])
        {
            var problem = HeadProblem.Binary(new FeatureRows(features, 3), Enumerable.Repeat(label, 10).ToArray());
            Assert.All(HeadData.Score(HeadFitter.Fit(Heads[name], problem, 1), features, 3), z => Assert.True(label == 1 ? z > 0 : z < 0));
        }
    }

    /// <summary>More classes than are worked on at once, also with very few rows each.</summary>
    [Theory]
    [InlineData("linear", 4)]
    [InlineData("linear", 8)]
    [InlineData("rbf", 4)]
    [InlineData("rbf", 8)]
    [InlineData("rbf", 12)]
    [InlineData("softmax", 8)]
    [InlineData("nearest", 8)]
    public void Many_classes_are_told_apart(string name, int rowsOfClass)
    {
        var (features, labels) = HeadData.Clouds(33 * rowsOfClass, 33, 33, 2);
        var head = HeadFitter.Fit(Heads[name], features, 33, labels, 33, 1);
        var (others, _) = HeadData.Clouds(132, 33, 33, 2, seed: 8);
        Assert.InRange(HeadData.Accuracy(HeadData.Score(head, others, 33), labels[..132]), 0.98, 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_row_one_feature_constant_features_and_equal_rows_give_finite_numbers(string name)
    {
        (float[] Features, int Width)[] cases =
        [
            ([3], 1), ([1, 2, 3], 3), ([0, 1, 2, 3, 4, 5], 1), ([5, 5, 5, 5, 5, 5, 5, 5], 2), ([0, 0, 0, 0], 1), ([1, 7, 1, 7, 1, 7, 2, 7], 2),
        ];
        foreach (var (features, width) in cases)
        {
            var rows = features.Length / width;
            var labels = Enumerable.Range(0, rows).Select(i => i * 2 / Math.Max(2, rows)).ToArray();
            var head = HeadFitter.Fit(Heads[name], Problem(name, new FeatureRows(features, width), labels), 1);
            Assert.All(HeadData.Score(head, features, width), z => Assert.True(float.IsFinite(z)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Features_that_are_no_numbers_are_refused_by_name(string name)
    {
        foreach (var value in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            var error = Assert.Throws<ArgumentException>(() => Problem(name, new FeatureRows([1, 2, 3, 4, value, 6], 2), [0, 1, 0]));
            Assert.Contains("feature 0 of row 2", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Cancelling_ends_a_fit(string name)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var problem = Problem(name, new FeatureRows([1, 2, 3, 4], 1), [0, 1, 0, 1]);
        Assert.Throws<OperationCanceledException>(() => HeadFitter.Fit(Heads[name], problem, 1, new VisionRun { Cancellation = stop.Token }));
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("linear")]
    [InlineData("rbf")]
    public void Progress_is_told_and_cancelling_by_it_ends_the_fit(string name)
    {
        using var stop = new CancellationTokenSource();
        var (features, labels) = HeadData.Clouds(90, 5, 3, 0.2f);
        var told = new Told(() => stop.Cancel());
        Assert.Throws<OperationCanceledException>(() => HeadFitter.Fit(
            Heads[name], features, 5, labels, 3, 1, new VisionRun { Progress = told, Cancellation = stop.Token, Threads = 1 }));
        Assert.InRange(Assert.IsType<FitProgressed>(told.Last).Done, 1, told.Last is FitProgressed p ? p.Total : 0);
    }

    [Fact]
    public void Wrong_data_is_refused_in_a_sentence()
    {
        var rows = new FeatureRows([1, 2, 3, 4], 2);
        Refused("row 1 is of class 2, but the classes are 0 to 1", () => HeadProblem.Multiclass(rows, [0, 2], 2));
        Refused("2 rows of features have 3 labels", () => HeadProblem.Multiclass(rows, [0, 1, 0], 2));
        Refused("number of classes has to be 2 or more", () => HeadProblem.Multiclass(rows, [0, 0], 1));
        Refused("there are no rows", () => HeadProblem.Multiclass(new FeatureRows([], 2), [], 2));
        Refused("target 0 of row 1 is 0.5", () => HeadProblem.MultiLabel(rows, [0, 0.5f], 1));
        Refused("target 0 of row 1 is NaN", () => HeadProblem.Regression(rows, [0, float.NaN]));
        Refused("weight of row 1 is -1", () => HeadProblem.Regression(rows, [0, 1], [1, -1]));
        Refused("1 class weights were given for 2", () => HeadProblem.Multiclass(rows, [0, 1], 2, classWeights: [1]));
        Refused("all rows have a weight of 0", () => HeadProblem.Regression(rows, [0, 1], [0, 0]));
        Refused("rows of 3 features were promised", () => new FeatureRows([1, 2, 3, 4], 3));
        var labels = HeadProblem.MultiLabel(rows, [0, 1], 1, labelWeights: [2]);
        var ofLabels = Assert.Throws<NotSupportedException>(() => HeadFitter.Fit(new KNearestHead(), labels, 1));
        Assert.Contains("none of labels", ofLabels.Message, StringComparison.Ordinal);
        var error = Assert.Throws<NotSupportedException>(() => HeadFitter.Fit(new RidgeHead(), HeadProblem.Binary(rows, [0, 1]), 1));
        Assert.Contains("RidgeHead cannot be fitted for Binary, only for Regression", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Head, string> WrongOptions => new()
    {
        { new SoftmaxHead { L2 = -1 }, "SoftmaxHead.L2" }, { new SoftmaxHead { TemperatureFraction = 1 }, "SoftmaxHead.TemperatureFraction" },
        { new LinearSvmHead { C = 0 }, "LinearSvmHead.C" }, { new LinearSvmHead { CalibrationFolds = 1 }, "LinearSvmHead.CalibrationFolds" },
        { new KernelSvmHead { Gamma = double.NaN }, "KernelSvmHead.Gamma" }, { new KernelSvmHead { Kernel = (SvmKernel)7 }, "KernelSvmHead.Kernel" },
        { new KNearestHead { Neighbours = 0 }, "KNearestHead.Neighbours" }, { new KNearestHead { Smoothing = 0 }, "KNearestHead.Smoothing" },
        { new MlpHead { Hidden = [4, 0] }, "MlpHead.Hidden" }, { new MlpHead { Temperature = true }, "MlpHead.Temperature" },
        { new RidgeHead { Alpha = 0 }, "RidgeHead.Alpha" },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Wrong_options_are_refused_by_name(Head head, string option) =>
        Assert.Contains(option, Assert.Throws<ArgumentOutOfRangeException>(head.Validate).Message, StringComparison.Ordinal);

    private static void Refused(string sentence, Func<object> make) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);

    private static HeadProblem Problem(string name, FeatureRows rows, int[] labels) => name == "ridge"
        ? HeadProblem.Regression(rows, Array.ConvertAll(labels, l => (float)l))
        : HeadProblem.Multiclass(rows, labels, 2);

    private sealed class Told(Action then) : IProgress<TrainingEvent>
    {
        public TrainingEvent? Last { get; private set; }

        public void Report(TrainingEvent value)
        {
            Last = value;
            then();
        }
    }
}
