using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Small backbones, pictures and detectors: real convolutions with the weights that they begin with.</summary>
internal static class DetectorParts
{
    public static ModelCard Card(int side = 16) => new()
    {
        Name = "tiny",
        Preprocessing = new Preprocessing { Height = side, Width = side, Mean = [0.5f, 0.4f, 0.3f], Deviation = [0.25f, 0.2f, 0.3f] },
    };

    /// <summary>Two strided convolutions, one of them padded on one side only, and the mean of their maps: 6 features.</summary>
    public static Backbone Backbone(int channels = 3)
    {
        var network = Network.Build("tiny", b => b.Input("image", ["N", channels, 16, 16])
            .Conv2d(5, 3, stride: 2, padding: Padding.Same, name: "first").Relu("seen")
            .Conv2d(6, 3, stride: 2, padding: 1, name: "second").Relu("map").GlobalAveragePool("pool").Flatten(name: "features"));
        return new Backbone(network, WeightSet.Initialise(network, 5), Card());
    }

    /// <summary>A picture of smooth noise.</summary>
    public static Image<byte> Picture(int width, int height, ulong seed = 1, int channels = 3)
    {
        var (w, h) = (Math.Max(width / 4, 1), Math.Max(height / 4, 1));
        return new Image<byte>(w, h, channels, SplitMix.Bytes(seed, w * h * channels)).Resize(width, height);
    }

    /// <summary>A head of three classes with weights of its own kind; some of the boxes that <see cref="Picture"/> gives are surer than 0.5.</summary>
    public static RegionHead Head(int features = 6, bool movesBoxes = true, float scale = 40) => new(Numbers(1, 3 * features, 1), Numbers(2, 3, 0.5f))
    {
        Scale = scale, Normalise = true, Slopes = new[] { -0.2f, -0.3f, -0.25f }, Offsets = new[] { 1.5f, 1, 2 },
        BoxWeights = movesBoxes ? Numbers(3, 12 * features, 0.003f) : default, BoxBiases = movesBoxes ? Numbers(4, 12, 0.1f) : default,
    };

    /// <summary>A detector of ants, bees and cats.</summary>
    public static RegionDetector Detector(
        RegionMode mode = RegionMode.Warped, RegionProposer? proposer = null, RegionHead? head = null, RegionPooling pooling = RegionPooling.Align)
    {
        var options = new RegionOptions { Mode = mode, Context = 2, FieldWidth = 48, FieldHeight = 40, Cells = 3, Pooling = pooling, BatchSize = 7 };
        return new RegionDetector(proposer ?? new GridProposer(), new RegionFeatures(Backbone(), options), head ?? Head(), ["ant", "bee", "cat"]);
    }

    private static float[] Numbers(ulong seed, int count, float scale) =>
        [.. Enumerable.Range(0, count).Select(i => scale * ((2 * SplitMix.Uniform(seed, (ulong)i)) - 1))];
}
