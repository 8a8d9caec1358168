using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>A small R-CNN, and what it gives.</summary>
internal static class RCnnParts
{
    /// <summary>Few regions, little held back: 6 features are few.</summary>
    public static RCnnOptions Options(RegionMode mode = RegionMode.Warped) => new()
    {
        Regions = new RegionOptions { Mode = mode, Context = 2, FieldWidth = BlockScenes.Side, FieldHeight = BlockScenes.Side, Cells = 3, Average = false },
        Machines = new RegionMachineOptions { Cost = 0.1, FirstNegatives = 100, MaxNegatives = 2000 },
        Penalties = [0.1, 1, 10, 100],
        HeldOut = 0.4,
        Rules = new DetectionRules { ScoreThreshold = 0.5f },
    };

    public static RCnnTrainer Trainer(MLContext ml, RCnnOptions? options = null, VisionRun? run = null, RegionProposer? proposer = null) =>
        ml.ObjectDetection.Trainers.RCnn(DetectorParts.Backbone(), proposer ?? new WindowProposer(), options: options ?? Options(), run: run);

    public static void Equal(RegionDetector one, RegionDetector other)
    {
        Assert.Equal(one.Classes, other.Classes);
        Assert.Equal(one.Head.Weights.ToArray(), other.Head.Weights.ToArray());
        Assert.Equal(one.Head.Biases.ToArray(), other.Head.Biases.ToArray());
        Assert.Equal(one.Head.Slopes.ToArray(), other.Head.Slopes.ToArray());
        Assert.Equal(one.Head.Offsets.ToArray(), other.Head.Offsets.ToArray());
        Assert.Equal(one.Head.BoxWeights.ToArray(), other.Head.BoxWeights.ToArray());
        Assert.Equal(one.Head.BoxBiases.ToArray(), other.Head.BoxBiases.ToArray());
    }

    public static Box Box(float[] corners) => new(corners[0], corners[1], corners[2], corners[3]);

    public static string[][] Labels(IDataView found)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        found.Schema["PredictedLabel"].GetKeyValues(ref names);
        string[] all = [.. names.DenseValues().Select(n => n.ToString())];
        return [.. found.GetColumn<uint[]>("PredictedLabel").Select(keys => Array.ConvertAll(keys, k => all[k - 1]))];
    }

    public static Box[][] Boxes(IDataView found) =>
        [.. found.GetColumn<float[]>("PredictedBoundingBoxes").Select(b => b.Chunk(4).Select(Box).ToArray())];

    /// <summary>Windows of two sizes.</summary>
    internal sealed record WindowProposer : RegionProposer
    {
        public override IReadOnlyList<Proposal> Propose(Image<byte> picture, CancellationToken cancellation = default) =>
            [.. new GridProposer(16, 6).Propose(picture, cancellation), .. new GridProposer(24, 6).Propose(picture, cancellation)];
    }
}
