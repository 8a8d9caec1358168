using MLNetVision.Trainers;
using MLNetVision.Trainers.HeadFitting;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Heads;

/// <summary>Probabilities are as often right as they say, on rows that no head has seen.</summary>
public sealed class HeadCalibrationTests
{
    private const int Width = 6;

    public static TheoryData<string> Names => [.. Heads.Keys];

    private static Dictionary<string, Head> Heads { get; } = new()
    {
        ["softmax"] = new SoftmaxHead(),
        ["linear"] = new LinearSvmHead(),
        ["rbf"] = new KernelSvmHead(),
        ["polynomial"] = new KernelSvmHead { Kernel = SvmKernel.Polynomial, Offset = 1 },
        ["nearest"] = new KNearestHead { Neighbours = 25 },
        ["mlp"] = new MlpHead { Hidden = [8], Epochs = 20, BatchSize = 16, LearningRate = 0.01, ValidationFraction = 0.2, Temperature = true },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_of_the_probabilities_is_the_share_that_is_right(string name)
    {
        var (features, labels) = HeadData.Clouds(240, Width, 3, 0.25f);
        var (others, truth) = HeadData.Clouds(600, Width, 3, 0.25f, seed: 99);
        var logits = HeadData.Score(HeadFitter.Fit(Heads[name], features, Width, labels, 3, 1), others, Width);
        var confidence = HeadData.Probabilities(logits, 3).Chunk(3).Average(p => p.Max());

        // 600 rows: two deviations of their share are 0.04; as much for what 240 rows leave open. Votes of 25 neighbours blur the borders further.
        Assert.Equal(HeadData.Accuracy(logits, truth), confidence, name == "nearest" ? 0.12 : 0.08);
    }

    [Fact]
    public void Sigmoids_of_held_out_scores_beat_scores_as_they_are()
    {
        var (features, labels) = HeadData.Clouds(150, Width, 3, 0.25f);
        var (others, truth) = HeadData.Clouds(600, Width, 3, 0.25f, seed: 99);
        var head = new KernelSvmHead { C = 100 };
        Assert.True(Loss(head) < Loss(head with { CalibrationFolds = 0 }));

        double Loss(Head h)
        {
            var p = HeadData.Probabilities(HeadData.Score(HeadFitter.Fit(h, features, Width, labels, 3, 1), others, Width), 3);
            return truth.Select((c, i) => -Math.Log(p[(3 * i) + c])).Average();
        }
    }

    [Fact]
    public void A_temperature_is_the_one_that_logits_were_multiplied_by()
    {
        // Logits of 2, of which the sigmoid's share of rows is right, made three times as large.
        var rows = new FeatureRows(new float[10_000], 1);
        var right = (int)Math.Round(10_000 / (1 + Math.Exp(-2)));
        var problem = HeadProblem.Binary(rows, [.. Enumerable.Range(0, 10_000).Select(i => i < right ? 1 : 0)]);
        Assert.Equal(3, TemperatureFit.Of([.. Enumerable.Repeat(6.0, 10_000)], problem), 0.01);

        var several = HeadProblem.Multiclass(rows, problem.Labels, 2);
        Assert.Equal(3, TemperatureFit.Of([.. Enumerable.Range(0, 20_000).Select(i => i % 2 == 1 ? 6.0 : 0)], several), 0.01);
    }

    [Fact]
    public void A_temperature_of_a_softmax_makes_overfitted_probabilities_smaller_and_changes_no_order()
    {
        var (features, labels) = HeadData.Clouds(60, 120, 3, 0.05f);
        var plain = new SoftmaxHead { L2 = 1e-6 };
        var sharp = HeadData.Score(HeadFitter.Fit(plain, features, 120, labels, 3, 1), features, 120);
        var mild = HeadData.Score(HeadFitter.Fit(plain with { TemperatureFraction = 0.3 }, features, 120, labels, 3, 1), features, 120);
        Assert.True(mild.Max() < sharp.Max() / 2);
        Assert.All(sharp.Zip(mild), p => Assert.Equal(p.First / sharp.Max(), p.Second / mild.Max(), 1e-3f));
    }

    [Fact]
    public void A_cache_of_three_rows_gives_the_machine_that_a_cache_of_all_gives()
    {
        var (features, labels) = HeadData.Clouds(60, Width, 2, 0.2f);
        var problem = HeadProblem.Multiclass(new FeatureRows(features, Width), labels, 2);
        var context = new FitContext(problem, Standardiser.None(Width), 0, new VisionRun());
        var kernel = new KernelFunction(new KernelSvmHead(), context.Rows);
        var data = MachineData.Of(context, 1, 0);
        KernelRows[] caches = [new AllKernelRows(kernel, context), new RecentKernelRows(kernel, 3, context)];
        var machines = caches.Select(rows =>
            new MinimalOptimisation(rows, data.RowsWithout(-1), data.Signs, data.Weights, _ => 1).Solve(1e-5, 100_000, CancellationToken.None)).ToArray();
        Assert.Equal(machines[0].Support, machines[1].Support);
        Assert.Equal(machines[0].Factors, machines[1].Factors);
        Assert.Equal((machines[0].Bias, machines[0].Objective), (machines[1].Bias, machines[1].Objective));
        Assert.IsType<RecentKernelRows>(KernelRows.Of(new KernelFunction(new KernelSvmHead(), new FeatureRows(new float[600], 1)), 1, context));
    }

    [Fact]
    public void A_head_goes_behind_a_backbone()
    {
        var backbone = Networks.Network.Build("backbone", b => Networks.Ops.DenseWriting.Dense(b.Input("input", [Networks.Dim.Batch, 4]), Width, name: "body"));
        var body = Networks.WeightSet.Initialise(backbone, 3);
        var (features, labels) = HeadData.Clouds(30, Width, 3, 0.5f);
        foreach (var head in Heads.Values.Select(h => HeadFitter.Fit(h, features, Width, labels, 3, 1)))
        {
            var joined = head.Behind(backbone, body);
            float[] input = [1, 2, 3, 4, -1, 0, 1, 0];
            var seen = HeadData.Score(new FittedHead(backbone, body), input, 4);
            var scores = HeadData.Score(new FittedHead(joined.Network, joined.Weights.FitExactly(joined.Network)), input, 4);
            Assert.All(HeadData.Score(head, seen, Width).Zip(scores), p => Assert.Equal(p.First, p.Second, 1e-4f));
        }
    }
}
