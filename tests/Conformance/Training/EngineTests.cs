using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;
using MLNetVision.Tests.Unit.Training;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Conformance.Training;

/// <summary>The loop on every engine: a little network with all that has state of its own, batch normalisation and dropout.</summary>
public sealed class EngineTests : IDisposable
{
    private const int Side = 6;

    // Sixteen steps; each engine sums in an order of its own, and rules that divide by a root make whole steps of small gradients.
    private const double FewEpochs = 1e-3;

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-engines-").FullName;

    public static TheoryData<TrainingRule> Rules =>
    [
        new() { Optimizer = new Sgd { LearningRate = 0.1, Momentum = 0.9, Nesterov = true }, Penalty = new Penalty { L2 = 1e-4 } },
        new() { Optimizer = new AdamW { LearningRate = 0.02 }, Clipping = new Clipping(ClippingKind.Norm, 1), AverageDecay = 0.9 },
        new() { Optimizer = new RmsProp { LearningRate = 0.005, Centred = true, Momentum = 0.5 } },
        new() { Optimizer = new AdaDelta() },
    ];

    public static TheoryData<int> Workers => [1, 3];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEngines(nameof(Rules), EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch(nameof(Rules), Tells = true)]
    public void A_network_learns_and_a_run_cut_in_pieces_is_the_whole_run_bit_for_bit(TrainingRule rule, string engine)
    {
        var run = Run(engine, rule);
        var whole = Trainer.Run(run);
        Assert.True(whole.History[^1]["loss"] < 0.8 * whole.History[0]["loss"], string.Join("; ", whole.History));
        Results.AssertSame(whole, InPieces(run));
    }

    [Theory]
    [OnEngines(nameof(Rules), EnginesUnderTest.Oracle)]
    [OnTorch(nameof(Rules))]
    public void What_is_learnt_is_what_the_managed_engine_learns(TrainingRule rule, string engine) =>
        AssertAgree(Trainer.Run(Run(nameof(ManagedEngine), rule)), Trainer.Run(Run(engine, rule)));

    /// <summary>Each piece of three steps on the engine whose turn it is; the checkpoints are the same.</summary>
    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle)]
    [OnTorch]
    public void A_run_goes_on_on_another_engine(string engine)
    {
        var rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 0.02 }, AverageDecay = 0.9 };
        AssertAgree(Trainer.Run(Run(nameof(ManagedEngine), rule)), InPieces(Run(nameof(ManagedEngine), rule), Run(engine, rule)));
    }

    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch]
    public void Momentum_cycles_where_the_schedule_says_so_and_in_pieces_too(string engine)
    {
        var run = Run(engine, new TrainingRule { Optimizer = new Adam { LearningRate = 0.02 } });
        var cycling = Scheduled(new OneCycle { CyclesMomentum = true });
        var whole = Trainer.Run(cycling);
        Assert.NotEqual(Trainer.Run(Scheduled(new OneCycle())).Weights["fc.weight"].ToFloats(), whole.Weights["fc.weight"].ToFloats());
        Results.AssertSame(whole, InPieces(cycling));

        TrainingRun Scheduled(Schedule schedule) => run with { Options = run.Options with { Schedule = schedule } };
    }

    /// <summary>Threads read ahead of the loop; what they had read and was not used when the run was cut is read again.</summary>
    [Theory]
    [OnEngines(nameof(Workers), nameof(ManagedEngine))]
    [OnTorch(nameof(Workers))]
    public void Pictures_that_threads_load_and_change_come_again_bit_for_bit(int workers, string engine)
    {
        var labels = Enumerable.Range(0, 40).Select(i => (int)(SplitMix.Bits(3, (ulong)i) % 3)).ToArray();
        var images = new PackedImages(SplitMix.Bytes(4, labels.Length * Side * Side), Side, Side, 1, labels);
        var options = new ImageBatchOptions(new PictureTensor(1, Side, Side))
        {
            Transform = new Chain([new HorizontalFlip(), new PadAndCrop(Side, Side, 1)]), Workers = workers,
        };
        var run = Run(engine, new TrainingRule { Optimizer = new Adam() }) with { Training = new ImageBatchSource(images, options) };

        Results.AssertSame(Trainer.Run(run), InPieces(run));
    }

    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch]
    public void Whole_batch_methods_find_the_bottom_of_a_linear_problem(string engine)
    {
        foreach (var optimizer in new Optimizer[] { new Lbfgs(), new DampedNewton() })
        {
            var network = Network.Build("linear", b => b.Input("input", ["N", Blobs.Features]).Dense(Blobs.Classes, name: "fc")).WithLoss(new CrossEntropy());
            var rule = new TrainingRule { Optimizer = optimizer, Penalty = new Penalty { L2 = 0.01 } };
            var run = new TrainingRun(network, EnginesUnderTest.Make(engine), Blobs.Source(90, 1))
            {
                Options = new TrainingOptions { Rule = rule, BatchSize = null, Epochs = 12, Seed = 4 },
            };
            var losses = Trainer.Run(run).History.Select(e => e["loss"]).ToArray();

            Assert.True(losses[^1] < losses[0], $"{optimizer}");
            Assert.Equal(losses[^2], losses[^1], 1e-4);
        }
    }

    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch]
    public void A_rate_that_is_much_too_high_ends_in_an_error_that_names_step_and_rate(string engine)
    {
        var run = Run(engine, new TrainingRule { Optimizer = new Sgd { LearningRate = 1e30 } });
        var fault = Assert.Throws<NonFiniteLossException>(() => Trainer.Run(run with { Options = run.Options with { Schedule = new ConstantRate() } }));

        Assert.Contains("step", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1E+30", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch]
    public void A_summed_loss_is_told_a_row_like_a_mean(string engine)
    {
        var network = Network.Build("linear", b => b.Input("input", ["N", Blobs.Features]).Dense(Blobs.Classes, name: "fc"));
        var (mean, sum) = (Figures(new CrossEntropy()), Figures(new CrossEntropy { Reduction = Reduction.Sum }));

        Assert.Equal(mean["validation loss"], sum["validation loss"], 1e-6);
        Assert.Equal(mean["loss"], sum["loss"], 1e-6);

        EpochResult Figures(CrossEntropy loss) => Trainer.Run(new TrainingRun(network.WithLoss(loss), EnginesUnderTest.Make(engine), Blobs.Source(21, 1))
        {
            Validation = Blobs.Source(20, 3),
            Options = new TrainingOptions { Epochs = 1, BatchSize = 8, Rule = new TrainingRule { Optimizer = new Sgd { LearningRate = 1e-12 } } },
        }).History[0];
    }

    [Theory]
    [OnEngines(null, EnginesUnderTest.Oracle, nameof(ManagedEngine))]
    [OnTorch]
    public void Classes_may_count_differently(string engine)
    {
        var network = Network.Build("linear", b => b.Input("input", ["N", Blobs.Features]).Dense(Blobs.Classes, name: "fc"))
            .WithLoss(new CrossEntropy(), classWeights: "weights");
        var run = new TrainingRun(network, EnginesUnderTest.Make(engine), Blobs.Source(90, 1))
        {
            Validation = Blobs.Source(50, 3),
            Metrics = [new ConfusionMetric("first class", m => m.Predicted(0))],
            Options = new TrainingOptions { Epochs = 4, BatchSize = 16, Rule = new TrainingRule { Optimizer = new Sgd { LearningRate = 0.5 } } },
        };
        var (much, little) = (Predicted(100), Predicted(0.01f));

        Assert.True(much > 40 && little < 5, $"{much} and {little} of 50");
        Assert.Contains("takes 'weights' Float32[3]", Assert.Throws<ArgumentException>(() => Trainer.Run(run)).Message, StringComparison.Ordinal);

        double Predicted(float weight) => Trainer.Run(
            run with { Constants = new Dictionary<string, HostTensor> { ["weights"] = HostTensor.Of<float>([weight, 1, 1], 3) } }).History[^1]["first class"];
    }

    private static TrainingRun Run(string engine, TrainingRule rule)
    {
        var network = Network.Build("little", b => b.Input("input", ["N", 1, Side, Side])
            .Conv2d(4, 3, padding: 1, bias: false, name: "conv").BatchNorm(name: "bn").Relu().MaxPool2d(2)
            .Flatten().Dropout(0.2f).Dense(3, name: "fc")).WithLoss(new CrossEntropy(0.05f));
        return new TrainingRun(network, EnginesUnderTest.Make(engine), Stripes(50, 1))
        {
            Validation = Stripes(20, 9),
            Metrics = [Metric.Accuracy],
            Options = new TrainingOptions { Rule = rule, BatchSize = 16, Epochs = 4, Seed = 2, Schedule = new WarmUp(3, new CosineAnnealing { Floor = 0.1 }) },
        };
    }

    /// <summary>Pictures with a bright stripe in the upper, middle or lower third.</summary>
    private static ArrayBatchSource Stripes(int rows, ulong seed)
    {
        var (pixels, labels) = (new float[rows * Side * Side], new long[rows]);
        for (var i = 0; i < pixels.Length; i++)
        {
            var row = i / (Side * Side);
            labels[row] = (long)(SplitMix.Bits(seed, (ulong)row) % 3);
            pixels[i] = SplitMix.Uniform(seed + 1, (ulong)i) + ((i / Side % Side) / 2 == labels[row] ? 1 : 0);
        }

        return new ArrayBatchSource(("input", HostTensor.Of<float>(pixels, rows, 1, Side, Side)), ("target", HostTensor.Of<long>(labels, rows)));
    }

    private static void AssertAgree(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.Steps, actual.Steps);
        Assert.All(expected.History.Zip(actual.History), epoch => Assert.Equal(epoch.First["loss"], epoch.Second["loss"], FewEpochs));
        Comparison.AssertClose(Comparison.Numbers(expected.LastWeights), Comparison.Numbers(actual.LastWeights), FewEpochs, "after training");
    }

    /// <summary>Three steps at a time, each time by the next of the runs, round and round.</summary>
    private TrainingResult InPieces(params TrainingRun[] runs)
    {
        for (var piece = 0; ; piece++)
        {
            var kept = runs[piece % runs.Length] with { Checkpoints = new CheckpointOptions(_folder) { EverySteps = 2 } };
            var result = TrainThreeSteps(kept);
            if (result.Reason != StopReason.Cancelled)
            {
                return result;
            }
        }
    }

    private static TrainingResult TrainThreeSteps(TrainingRun run)
    {
        using var stop = new CancellationTokenSource();
        var left = 3;
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken && --left == 0)
                {
                    stop.Cancel();
                }
            },
        };
        return Trainer.Run(run with { Observers = [log] }, stop.Token);
    }
}
