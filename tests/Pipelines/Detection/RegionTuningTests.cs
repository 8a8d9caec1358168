using Microsoft.ML;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Backbones that learn from regions before features are made.</summary>
public sealed class RegionTuningTests : IDisposable
{
    private static readonly RegionTuningOptions Tuning = new()
    {
        Positives = 8,
        Negatives = 24,
        Batches = 6,
        Training = new TrainingOptions { Epochs = 4, Seed = 3, Rule = new TrainingRule { Optimizer = new Sgd { LearningRate = 0.02, Momentum = 0.9 } } },
    };

    private readonly MLContext _ml = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void The_backbone_learns_what_regions_show(RegionMode mode)
    {
        var losses = new List<double>();
        var told = new Told(e => losses.AddRange(e is EpochEnded ended ? [ended.Result.Figures[Figures.Loss]] : []));
        var detector = Fit(new VisionRun { Progress = told }, RCnnParts.Options(mode) with { Tuning = Tuning });
        var (before, after) = (DetectorParts.Backbone().Weights, detector.Features.Backbone.Weights);

        Assert.Equal(4, losses.Count);
        Assert.True(losses[^1] < 0.8 * losses[0], $"{losses[0]} becomes {losses[^1]}");
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, w => Assert.NotEqual(w.Value.ToFloats(), after[w.Key].ToFloats()));
    }

    [Fact]
    public void What_is_frozen_stays()
    {
        var detector = Fit(new VisionRun(), RCnnParts.Options() with { Tuning = Tuning with { Frozen = ["first"] } });
        var (before, after) = (DetectorParts.Backbone().Weights, detector.Features.Backbone.Weights);

        Assert.Equal(before["first.weight"].ToFloats(), after["first.weight"].ToFloats());
        Assert.NotEqual(before["second.weight"].ToFloats(), after["second.weight"].ToFloats());
    }

    [Fact]
    public void A_run_that_ends_while_it_tunes_goes_on_and_gives_the_same()
    {
        var options = RCnnParts.Options() with { Tuning = Tuning };
        var whole = Fit(new VisionRun(), options);
        using var source = new CancellationTokenSource();
        var observer = new Told(e =>
        {
            if (e is EpochEnded { Result.Epoch: 2 })
            {
                source.Cancel();
            }
        });
        var run = new VisionRun { Checkpoints = new CheckpointOptions(_folder), Progress = observer, Cancellation = source.Token };

        Assert.ThrowsAny<OperationCanceledException>(() => Fit(run, options));
        RCnnParts.Equal(whole, Fit(new VisionRun { Checkpoints = new CheckpointOptions(_folder) }, options));
    }

    [Fact]
    public void Options_that_nothing_can_be_learnt_with_are_refused()
    {
        RegionTuningOptions[] wrong = [Tuning with { Positives = 0 }, Tuning with { Negatives = 0 }, Tuning with { Batches = 0 }];

        Assert.All(wrong, tuning => Assert.Throws<ArgumentOutOfRangeException>(() => Fit(new VisionRun(), RCnnParts.Options() with { Tuning = tuning })));
    }

    private RegionDetector Fit(VisionRun run, RCnnOptions options) => RCnnParts.Trainer(_ml, options, run).Fit(BlockScenes.Of(_ml, 15)).Detector;

    private sealed class Told(Action<TrainingEvent> tell) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => tell(value);
    }
}
