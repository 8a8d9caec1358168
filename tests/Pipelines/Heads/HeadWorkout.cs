using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>What every head has to do, at every task that it is made for.</summary>
public sealed class HeadWorkout
{
    private const int Rows = 96;
    private const int Width = 12;

    /// <summary>Two engines, or two orders of the same sums, differ by a few roundings of numbers of this size.</summary>
    private const float Rounding = 2e-3f;

    private static readonly ConcurrentDictionary<(string Name, ScoringTask Task), FittedHead> Fits = new();

    public static TheoryData<string, ScoringTask> Cases()
    {
        var cases = new TheoryData<string, ScoringTask>();
        foreach (var (name, head) in Heads)
        {
            foreach (var task in head.Tasks)
            {
                cases.Add(name, task);
            }
        }

        return cases;
    }

    private static Dictionary<string, Head> Heads { get; } = new()
    {
        ["softmax"] = new SoftmaxHead(),
        ["softmax with a temperature"] = new SoftmaxHead { TemperatureFraction = 0.25 },
        ["linear machine"] = new LinearSvmHead(),
        ["linear machine as it is"] = new LinearSvmHead { CalibrationFolds = 0, Standardise = false },
        ["RBF machine"] = new KernelSvmHead { C = 10 },
        ["polynomial machine"] = new KernelSvmHead { Kernel = SvmKernel.Polynomial, Offset = 1, C = 10 },
        ["nearest"] = new KNearestHead(),
        ["nearest by distance"] = new KNearestHead { Weighting = NeighbourWeighting.InverseDistance },
        ["nearest by angle"] = new KNearestHead { Distance = NeighbourDistance.Cosine, Standardise = false, Neighbours = 9 },
        ["nearest by angle and distance"] = new KNearestHead { Distance = NeighbourDistance.Cosine, Weighting = NeighbourWeighting.InverseDistance },
        ["mlp"] = new MlpHead { Hidden = [16], Epochs = 25, BatchSize = 16, LearningRate = 0.01 },
        ["mlp with a temperature"] = new MlpHead
        {
            Hidden = [], Epochs = 40, BatchSize = 16, LearningRate = 0.01, ValidationFraction = 0.2, Temperature = true,
        },
        ["ridge"] = new RidgeHead(),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_learns_what_can_be_learnt(string name, ScoringTask task)
    {
        var (features, _) = Problem(task);
        Assert.True(Quality(HeadData.Score(Fit(name, task), features, Width), task) > 0.9);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_Onnx_model_gives_the_same(string name, ScoringTask task)
    {
        var (features, _) = Problem(task);
        var head = Fit(name, task);
        var import = OnnxImporter.Import(head.Network.ToOnnx(head.Weights));
        var expected = HeadData.Score(head, features, Width);
        var actual = HeadData.Score(new FittedHead(import.Network, import.Weights), features, Width);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, Rounding));
    }

    /// <summary>Saved by ML.NET it is a chain of built-ins, which score with ONNX Runtime where that is at hand.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Saved_and_loaded_by_ML_NET_it_scores_the_same(string name, ScoringTask task)
    {
        var (features, problem) = Problem(task);
        var head = Fit(name, task);
        var card = new ModelCard { Labels = task is ScoringTask.Multiclass or ScoringTask.MultiLabel ? [.. SavedModels.Classes(problem.Outputs)] : [] };
        var data = SavedModels.Numbers(features.Chunk(Width), "numbers");
        var live = new ScoringModel(head.Network, head.Weights, card, task).Over(data, "numbers");
        var (expected, actual) = (Scores(live, data), Scores(live.Reload(data.Schema), data));
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, task is ScoringTask.Multiclass or ScoringTask.MultiLabel ? 1e-4f : Rounding));

        float[] Scores(ITransformer model, IDataView rows)
        {
            var scored = model.Transform(rows);
            return task is ScoringTask.Multiclass or ScoringTask.MultiLabel ? [.. scored.Vectors("Score").SelectMany(v => v)] : scored.Values<float>("Score");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Threads_change_no_bit_of_it_and_a_second_fit_gives_it_again(string name, ScoringTask task)
    {
        var one = Fit(name, task, new VisionRun { Threads = 1 });
        var several = Fit(name, task, new VisionRun { Threads = 3 });
        Assert.Equal(one.Network, several.Network);
        Assert.All(one.Weights, w => Assert.Equal(w.Value.ToFloats(), several.Weights[w.Key].ToFloats()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_options_survive_json(string name, ScoringTask task)
    {
        var written = JsonSerializer.Serialize(Heads[name]);
        Assert.Equal(Heads[name], JsonSerializer.Deserialize<Head>(written));
        Assert.Contains(task, Heads[name].Tasks);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_of_no_weight_are_as_good_as_gone(string name, ScoringTask task)
    {
        var (_, problem) = Problem(task);
        var kept = Enumerable.Range(0, Rows).Where(r => r % 5 != 3).ToArray();
        var weights = Enumerable.Range(0, Rows).Select(r => r % 5 != 3 ? 1f : 0f).ToArray();
        var weighted = HeadFitter.Fit(Heads[name], Problem(task, weights).Problem, 3);
        var without = HeadFitter.Fit(Heads[name], problem.Select(kept), 3);
        Assert.All(without.Weights, w => Assert.Equal(w.Value.ToFloats(), weighted.Weights[w.Key].ToFloats()));
    }

    /// <summary>Fits once, unless services are given.</summary>
    private static FittedHead Fit(string name, ScoringTask task, VisionRun? run = null) => run is null
        ? Fits.GetOrAdd((name, task), _ => HeadFitter.Fit(Heads[name], Problem(task).Problem, 3))
        : HeadFitter.Fit(Heads[name], Problem(task).Problem, 3, run);

    private static (float[] Features, HeadProblem Problem) Problem(ScoringTask task, float[]? weights = null)
    {
        var (features, labels) = HeadData.Clouds(Rows, Width, 3, 0.9f);
        var rows = new FeatureRows(features, Width);
        return (features, task switch
        {
            ScoringTask.Multiclass => HeadProblem.Multiclass(rows, labels, 3, weights),
            ScoringTask.Binary => HeadProblem.Binary(rows, Array.ConvertAll(labels, l => l == 1 ? 1 : 0), weights),
            ScoringTask.MultiLabel => HeadProblem.MultiLabel(rows, [.. labels.SelectMany(LabelsOf)], 2, weights),
            _ => HeadProblem.Regression(rows, Array.ConvertAll(labels, ValueOf), weights),
        });
    }

    private static float[] LabelsOf(int c) => [c == 0 ? 1 : 0, c <= 1 ? 1 : 0];

    private static float ValueOf(int c) => (10 * c) - 50;

    /// <summary>The share of right answers; of values, how much of their variance is explained.</summary>
    private static double Quality(float[] outputs, ScoringTask task)
    {
        var labels = Enumerable.Range(0, Rows).Select(r => r % 3).ToArray();
        return task switch
        {
            ScoringTask.Multiclass => HeadData.Accuracy(outputs, labels),
            ScoringTask.Binary => outputs.Zip(labels).Count(o => o.First > 0 == (o.Second == 1)) / (double)Rows,
            ScoringTask.MultiLabel => outputs.Zip(labels.SelectMany(LabelsOf)).Count(o => o.First > 0 == o.Second > 0) / (2.0 * Rows),
            _ => 1 - (outputs.Zip(labels).Average(o => Math.Pow(o.First - ValueOf(o.Second), 2)) / (100 * 2 / 3.0)),
        };
    }
}
