using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Affinities;
using MLNetVision.Estimators.Embedding.Forces;
using MLNetVision.Estimators.Embedding.Forces.Kernels;
using MLNetVision.Estimators.Embedding.Neighbours;
using MLNetVision.Estimators.Embedding.Parametric;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Training;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Pipelines.Embedding;

/// <summary>Networks that make maps.</summary>
public sealed class ParametricTSneTests
{
    private static readonly ParametricTSneOptions Quick = new()
    {
        Perplexity = 8,
        HiddenSizes = [24],
        Training = new TrainingOptions { Epochs = 40, BatchSize = 60, Seed = 3, Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.01 } } },
    };

    private static readonly TrainingRule Plain = new() { Optimizer = new Sgd { LearningRate = 0.01 } };

    private readonly MLContext _ml = new(1);

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void It_passes_the_workout(string engine)
    {
        new EstimatorWorkout
        {
            Create = input => Create(input, EnginesUnderTest.Make(engine)),
            Peer = engine == nameof(ManagedEngine) ? null : input => Create(input, new ManagedEngine()),
            Data = MapRows.Data(_ml, Rows.Groups(24, 4)),
            Input = "Features",
            Learns = true,
        }.Run();

        // Where all places are moved alike the loss stays the same, so that the last bias has no gradient but rounding, which Adam would make whole steps of.
        IEstimator<ITransformer> Create(string input, IEngine computes) => _ml.Transforms.ParametricTSne(
            "Place", input, Quick with { Perplexity = 4, HiddenSizes = [5], Training = Quick.Training with { Epochs = 2, BatchSize = 10, Rule = Plain } },
            new VisionRun { Engine = computes });
    }

    [Fact]
    public void Groups_stay_groups_and_rows_never_seen_join_theirs()
    {
        var model = _ml.Transforms.ParametricTSne("Place", "Features", Quick).Fit(MapRows.Data(_ml, Rows.Groups(180, 4)));
        var places = model.Transform(MapRows.Data(_ml, Rows.Groups(240, 4))).GetColumn<float[]>("Place").ToArray();
        var alike = Enumerable.Range(180, 60).Average(i => Enumerable.Range(0, 180).OrderBy(j => RowMatrix.SquaredDistance(places[i], places[j]))
            .Take(10).Count(j => j % 4 == i % 4) / 10.0);
        Assert.True(alike > 0.95, $"{alike} of the neighbours are of the same group");
    }

    /// <summary>The network's loss is the divergence that the other kind measures, of the very places and probabilities.</summary>
    [Theory]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(2, 3)]
    public void The_loss_is_the_divergence_of_the_batch(int dimensions, int? degrees)
    {
        const int Count = 40;
        var (rows, options) = (Rows.Matrix("loss", Count, 5), Quick with { Dimensions = dimensions, DegreesOfFreedom = degrees });
        var networks = new MapNetworks(options, new float[5], [1, 1, 1, 1, 1]);
        var weights = WeightSet.Initialise(networks.Map(), 7);
        using var workers = new Workers(1, CancellationToken.None);
        var source = new PairBatches(rows, rows, Count, 8, workers);
        var batch = new Batch(source.Fields, Count);
        using (var reader = source.Open(new BatchPlan(0, Count, Shuffle: false)))
        {
            Assert.True(reader.Read(batch));
            Assert.False(reader.Read(batch));
        }

        using var training = new ManagedEngine().Compile(networks.Training(Count), weights, new SessionOptions());
        using var scoring = new ManagedEngine().Compile(networks.Map(), weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Count } });
        var loss = new HostTensor(DType.Float32, []);
        training.Forward(batch.Tensors, new Dictionary<string, HostTensor> { ["loss"] = loss });
        var places = new HostTensor(DType.Float32, [Count, dimensions]);
        scoring.Forward(new Dictionary<string, HostTensor> { ["input"] = batch["input"] }, new Dictionary<string, HostTensor> { ["place"] = places });
        var pairs = places.As<float>().ToArray();
        float[] map = [.. Enumerable.Range(0, pairs.Length).Select(i => pairs[(i % Count * dimensions) + (i / Count)])];
        var affinity = JointAffinity.Of(new ExactNeighbours(rows).OfPoints(25, workers), [8], workers);
        var student = new Student(options.Degrees);
        var total = new ExactRepulsion(Count, dimensions, student, workers).Push(map, new float[map.Length]);
        Assert.Equal(new Attraction(affinity, dimensions, student, workers).Divergence(map, total, affinity.NegativeEntropy()), loss.As<float>()[0], 1e-4);
    }

    [Fact]
    public void All_batches_are_full_and_epochs_leave_out_different_rows()
    {
        using var workers = new Workers(1, CancellationToken.None);
        var rows = Rows.Matrix("batches", 25, 1);
        var source = new PairBatches(rows, rows, 10, 3, workers);
        Assert.Equal(20, source.Rows);
        var seen = Enumerable.Range(0, 2).Select(epoch => Values(source, epoch).ToHashSet()).ToArray();
        Assert.All(seen, s => Assert.Equal(20, s.Count));
        Assert.False(seen[0].SetEquals(seen[1]));
    }

    [Fact]
    public void A_cancelled_fit_keeps_the_best_network()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(new VisionRun { Cancellation = cancellation.Token }));
        using var later = new CancellationTokenSource();
        var run = new VisionRun { Cancellation = later.Token, Observers = [new MapRows.Observer(e => Cancel(later, e))] };
        Assert.Equal(60, Fit(run).Transform(MapRows.Data(_ml, Rows.Groups(60, 3))).GetColumn<float[]>("Place").Count());
    }

    [Fact]
    public void Constant_columns_and_options_out_of_range_are_met_with_an_answer_or_a_reason()
    {
        var rows = Rows.Groups(60, 3);
        for (var i = 0; i < 60; i++)
        {
            rows.Values[i * 3] = 7;
        }

        var places = _ml.Transforms.ParametricTSne("Place", "Features", Quick).Fit(MapRows.Data(_ml, rows)).Transform(MapRows.Data(_ml, rows));
        Assert.All(places.GetColumn<float[]>("Place").SelectMany(p => p), v => Assert.True(float.IsFinite(v)));
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Transforms.ParametricTSne("Place", "Features", Quick).Fit(MapRows.Data(_ml, Rows.Groups(8, 3))));
        Assert.Contains("below the rows of a batch, which are 8", error.Message, StringComparison.Ordinal);
    }

    private static void Cancel(CancellationTokenSource source, Training.Events.TrainingEvent news)
    {
        if (news is Training.Events.EpochEnded)
        {
            source.Cancel();
        }
    }

    private static IEnumerable<float> Values(PairBatches source, int epoch)
    {
        var batch = new Batch(source.Fields, 10);
        using var reader = source.Open(new BatchPlan(epoch, 10, Seed: 1));
        while (reader.Read(batch))
        {
            foreach (var value in batch["input"].As<float>().ToArray())
            {
                yield return value;
            }
        }
    }

    private Transforms.ScoringTransformer Fit(VisionRun run) =>
        _ml.Transforms.ParametricTSne("Place", "Features", Quick, run).Fit(MapRows.Data(_ml, Rows.Groups(60, 3)));
}
