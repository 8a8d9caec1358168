using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>What rows, classes and labels count.</summary>
public sealed class HeadWeightTests
{
    private const int Width = 5;

    /// <summary>Solvers end within their tolerance of the optimum.</summary>
    private const double Near = 2e-3;

    private static Dictionary<string, Head> Heads { get; } = new()
    {
        ["softmax"] = new SoftmaxHead { Standardise = false, Tolerance = 1e-9 },
        ["linear"] = new LinearSvmHead { Standardise = false, CalibrationFolds = 0, Tolerance = 1e-7 },
        ["kernel"] = new KernelSvmHead { Standardise = false, CalibrationFolds = 0, Tolerance = 1e-6, Gamma = 1 },
        ["ridge"] = new RidgeHead { Standardise = false },
    };

    [Theory]
    [InlineData("softmax", ScoringTask.Multiclass)]
    [InlineData("softmax", ScoringTask.Binary)]
    [InlineData("softmax", ScoringTask.MultiLabel)]
    [InlineData("linear", ScoringTask.Multiclass)]
    [InlineData("linear", ScoringTask.Binary)]
    [InlineData("linear", ScoringTask.MultiLabel)]
    [InlineData("kernel", ScoringTask.Multiclass)]
    [InlineData("kernel", ScoringTask.MultiLabel)]
    [InlineData("ridge", ScoringTask.Regression)]
    public void A_row_of_weight_2_is_as_good_as_two_rows(string name, ScoringTask task)
    {
        var (features, labels) = HeadData.Clouds(40, Width, 3, 0.3f);
        var twice = Enumerable.Range(0, 40).SelectMany(r => r % 4 == 0 ? new[] { r, r } : [r]).ToArray();
        var weights = Enumerable.Range(0, 40).Select(r => r % 4 == 0 ? 2f : 1f).ToArray();
        var weighted = HeadFitter.Fit(Heads[name], Problem(task, features, labels, weights), 1);
        var repeated = HeadFitter.Fit(Heads[name], Problem(task, features, labels, null).Select(twice), 1);
        var scores = HeadData.Score(weighted, features, Width);
        Assert.All(scores.Zip(HeadData.Score(repeated, features, Width)), p => Assert.Equal(p.First, p.Second, Near));
        Assert.NotEqual(scores, HeadData.Score(HeadFitter.Fit(Heads[name], Problem(task, features, labels, null), 1), features, Width));
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("linear")]
    [InlineData("kernel")]
    public void Weights_of_classes_and_of_labels_are_those_of_their_rows(string name)
    {
        var (features, labels) = HeadData.Clouds(45, Width, 3, 0.3f);
        var rows = new FeatureRows(features, Width);
        float[] ofClasses = [1, 3, 0.5f];
        var byClass = HeadFitter.Fit(Heads[name], HeadProblem.Multiclass(rows, labels, 3, classWeights: ofClasses), 1);
        var byRow = HeadFitter.Fit(Heads[name], HeadProblem.Multiclass(rows, labels, 3, [.. labels.Select(l => ofClasses[l])]), 1);
        Assert.Equal(HeadData.Score(byClass, features, Width), HeadData.Score(byRow, features, Width));

        float[] targets = [.. labels.Select(l => l == 1 ? 1f : 0f)];
        var byLabel = HeadFitter.Fit(Heads[name], HeadProblem.MultiLabel(rows, targets, 1, labelWeights: [3]), 1);
        var ofRows = HeadFitter.Fit(Heads[name], HeadProblem.MultiLabel(rows, targets, 1, [.. labels.Select(l => l == 1 ? 3f : 1f)]), 1);
        Assert.Equal(HeadData.Score(byLabel, features, Width), HeadData.Score(ofRows, features, Width));
    }

    [Fact]
    public void An_mlp_minds_the_weights_of_rows()
    {
        // The same row is of class 0 four times and of class 1 once, which counts 12: 12 / 16 of all.
        float[] features = [1, 1, 1, 1, 1];
        var problem = HeadProblem.Multiclass(new FeatureRows(features, 1), [0, 0, 0, 0, 1], 2, [1, 1, 1, 1, 12]);
        var head = HeadFitter.Fit(new MlpHead { Hidden = [], Epochs = 400, LearningRate = 0.05, WeightDecay = 0, Standardise = false }, problem, 1);
        Assert.Equal(0.75, HeadData.Probabilities(HeadData.Score(head, [1], 1), 2)[1], 0.01);
    }

    [Fact]
    public void Neighbours_vote_with_the_weights_of_their_rows()
    {
        var problem = HeadProblem.Multiclass(new FeatureRows([0, 1, 2, 50], 1), [0, 0, 1, 1], 2, [1, 1, 3, 9]);
        var head = HeadFitter.Fit(new KNearestHead { Neighbours = 3, Smoothing = 1e-6, Standardise = false }, problem, 1);
        Assert.Equal(0.6, HeadData.Probabilities(HeadData.Score(head, [1], 1), 2)[1], 1e-5);
    }

    private static HeadProblem Problem(ScoringTask task, float[] features, int[] labels, float[]? weights)
    {
        var rows = new FeatureRows(features, Width);
        return task switch
        {
            ScoringTask.Multiclass => HeadProblem.Multiclass(rows, labels, 3, weights),
            ScoringTask.Binary => HeadProblem.Binary(rows, Array.ConvertAll(labels, l => l == 1 ? 1 : 0), weights),
            ScoringTask.MultiLabel => HeadProblem.MultiLabel(rows, [.. labels.SelectMany(l => new[] { l == 0 ? 1f : 0, l > 0 ? 1f : 0 })], 2, weights),
            _ => HeadProblem.Regression(rows, Array.ConvertAll(labels, l => (float)l), weights),
        };
    }
}
