using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>The common workout, and detectors that are saved after training.</summary>
public sealed class RCnnWorkoutTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Trained_detectors_pass_the_common_workout() => new EstimatorWorkout
    {
        Create = input => _ml.ObjectDetection.Trainers.RCnn(
            DetectorParts.Backbone(), Search, imageColumnName: input, options: RCnnParts.Options() with { Rules = new() { ScoreThreshold = 0.2f } }),
        Data = BlockScenes.Of(_ml, 10),
        Input = "Image",
        Learns = true,
    }.Run();

    [Fact]
    public void A_saved_detector_finds_the_same()
    {
        var data = BlockScenes.Of(_ml, 12);
        var model = RCnnParts.Trainer(_ml, proposer: Search).Fit(data);
        var loaded = model.Reload(data.Schema).Transform(data);
        var found = model.Transform(data);
        var (before, after) = (RCnnParts.Boxes(found), RCnnParts.Boxes(loaded));

        Assert.Equal(RCnnParts.Labels(found), RCnnParts.Labels(loaded));
        Assert.Contains(before, boxes => boxes.Length > 0);
        Assert.All(before.Zip(after).SelectMany(r => r.First.Zip(r.Second)), b => Assert.InRange(Metrics.Iou.Of(b.First, b.Second), 0.999, 1));
    }

    [Fact]
    public void One_of_a_chain_takes_keys_that_are_made_before()
    {
        var rows = _ml.Data.LoadFromEnumerable(BlockScenes.Rows(12, 1));
        var chain = _ml.Transforms.Conversion.MapValueToKey("Label").Append(RCnnParts.Trainer(_ml, proposer: Search));
        var output = chain.Fit(rows).Transform(rows);

        Assert.Equal(12, RCnnParts.Labels(output).Length);
        Assert.InRange(_ml.ObjectDetection.Evaluate(output).Metrics.Voc2010, 0.5, 1);
    }

    private static SelectiveSearch Search => new(SelectiveSearchMode.Single) { MinimumSize = 30 };
}
