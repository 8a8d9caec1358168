using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Metrics;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Detectors by regions, from rows to boxes.</summary>
public sealed class RCnnTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(RegionMode.Warped)]
    [InlineData(RegionMode.Shared)]
    public void Blocks_are_found_where_they_are(RegionMode mode)
    {
        var options = RCnnParts.Options(mode) with { Rules = new DetectionRules { ScoreThreshold = 0.01f } };
        var found = RCnnParts.Trainer(_ml, options).Fit(BlockScenes.Of(_ml, 30)).Transform(BlockScenes.Of(_ml, 20, seed: 9));

        // Six features of random weights tell red from blue at once, and where a block ends less well.
        Assert.InRange(_ml.ObjectDetection.Evaluate(found).Metrics.Voc2010, 0.4, 1);
    }

    [Fact]
    public void Boxes_that_move_fit_better()
    {
        double Mean(bool moves)
        {
            var options = RCnnParts.Options() with { RegressBoxes = moves };
            var rows = BlockScenes.Rows(20, seed: 9);
            var boxes = RCnnParts.Boxes(RCnnParts.Trainer(_ml, options).Fit(BlockScenes.Of(_ml, 30)).Transform(BlockScenes.Of(_ml, 20, seed: 9)));
            return rows
                .SelectMany((r, i) => r.BoundingBoxes.Chunk(4).Select(o => boxes[i].Select(b => Iou.Of(b, RCnnParts.Box(o))).DefaultIfEmpty(0).Max()))
                .Average();
        }

        Assert.True(Mean(moves: true) > Mean(moves: false) + 0.02);
    }

    [Fact]
    public void A_fit_is_the_same_for_any_number_of_threads_and_told_of_in_all_stages()
    {
        var heard = new List<string>();
        var told = new Told(e => heard.Add(((FitProgressed)e).Work));
        var one = RCnnParts.Trainer(_ml, run: new VisionRun { Threads = 1, Progress = told }).Fit(BlockScenes.Of(_ml, 15)).Detector;
        var three = RCnnParts.Trainer(_ml, run: new VisionRun { Threads = 3 }).Fit(BlockScenes.Of(_ml, 15)).Detector;

        RCnnParts.Equal(one, three);
        Assert.Equal(
            ["proposals", "features", "hard negatives", "calibration", "regression"],
            ((string[])["proposals", "features", "hard negatives", "calibration", "regression"])
                .Where(s => heard.Any(h => h.Contains(s, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("proposals")]
    [InlineData("features")]
    [InlineData("first regions")]
    [InlineData("hard negatives, round 1")]
    [InlineData("calibration")]
    [InlineData("regression")]
    public void A_run_that_ends_in_any_stage_goes_on_and_gives_the_same(string stage)
    {
        var data = BlockScenes.Of(_ml, 15);
        var whole = RCnnParts.Trainer(_ml).Fit(data).Detector;
        using var source = new CancellationTokenSource();
        var told = new Told(e => Cancel(e is FitProgressed p && p.Work.Contains(stage, StringComparison.Ordinal), source));
        var run = new VisionRun { Checkpoints = new CheckpointOptions(_folder), Progress = told, Cancellation = source.Token };

        Assert.ThrowsAny<OperationCanceledException>(() => RCnnParts.Trainer(_ml, run: run).Fit(data));
        var before = Files();
        var resumed = RCnnParts.Trainer(_ml, run: new VisionRun { Checkpoints = new CheckpointOptions(_folder) }).Fit(data).Detector;

        RCnnParts.Equal(whole, resumed);
        Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
    }

    [Fact]
    public void A_finished_run_does_nothing_again_and_another_seed_only_what_depends_on_it()
    {
        var data = BlockScenes.Of(_ml, 15);
        var run = new VisionRun { Checkpoints = new CheckpointOptions(_folder) };
        var first = RCnnParts.Trainer(_ml, run: run).Fit(data).Detector;
        var files = Files();
        var second = RCnnParts.Trainer(_ml, run: run).Fit(data).Detector;

        RCnnParts.Equal(first, second);
        Assert.Equal(files, Files());

        // Proposals and features of 15 pictures, machines and boxes; another seed makes the last two anew.
        Assert.Equal(32, files.Count);
        RCnnParts.Trainer(_ml, RCnnParts.Options() with { Seed = 5 }, run).Fit(data);
        Assert.Equal(34, Files().Count);
    }

    [Fact]
    public void A_damaged_result_is_made_again()
    {
        var data = BlockScenes.Of(_ml, 15);
        var run = new VisionRun { Checkpoints = new CheckpointOptions(_folder) };
        var first = RCnnParts.Trainer(_ml, run: run).Fit(data).Detector;
        foreach (var file in Files().Keys)
        {
            using var stream = File.OpenWrite(file);
            stream.Position = stream.Length / 2;
            stream.WriteByte(0x5A);
            stream.WriteByte(0xA5);
        }

        RCnnParts.Equal(first, RCnnParts.Trainer(_ml, run: run).Fit(data).Detector);
    }

    [Fact]
    public void A_cache_is_brought_within_its_bounds()
    {
        var options = RCnnParts.Options() with { FeatureCache = new FeatureCacheOptions { Folder = _folder, MaxBytes = 20_000 } };
        RCnnParts.Trainer(_ml, options).Fit(BlockScenes.Of(_ml, 15));

        Assert.InRange(Files().Keys.Sum(f => new FileInfo(f).Length), 1, 20_000);
    }

    private Dictionary<string, DateTime> Files() =>
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(f => f, File.GetLastWriteTimeUtc);

    private static void Cancel(bool isTime, CancellationTokenSource source)
    {
        if (isTime)
        {
            source.Cancel();
        }
    }

    private sealed class Told(Action<TrainingEvent> tell) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => tell(value);
    }
}
