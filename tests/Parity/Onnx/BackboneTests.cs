using System.Runtime.InteropServices;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Onnx;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>
/// The pretrained backbone of data/models: its features as ONNX Runtime computes them (generators/onnx_backbone.cjs), at a larger batch, and a step of
/// training.
/// </summary>
public class BackboneTests
{
    /// <summary>As a share of the largest feature: single precision in another order, over 52 convolutions.</summary>
    private const double OfFeatures = 2e-5;

    private const int Side = 224;
    private const int Features = 1280;
    private const int Batch = 8;
    private const int PictureSize = 3 * Side * Side;

    private static readonly OnnxImport Backbone = OnnxImporter.Import(Fixtures.Path("onnx/mobilenet-v2-openimages.onnx"));

    private static readonly float[] Pictures = NamedValues.Uniform("backbone", Batch * PictureSize, -1, 1);

    [Fact]
    public void The_backbone_is_layers_with_weights_for_any_batch()
    {
        Assert.Contains("The leading 1 of the inputs became the symbolic batch N.", Backbone.Notes);
        Assert.Equal(2_206_816, Backbone.Network.ParameterCount);
        Assert.Equal(52, Backbone.Network.Nodes.Count(n => n.Op is Conv2d));
        Assert.DoesNotContain(Backbone.Network.Nodes, n => n.Op is Cast or Literal or Variable);
        Assert.All(Backbone.Weights.Values, w => Assert.Equal(DType.Float32, w.Element));
    }

    [Fact]
    public void Its_features_are_those_of_ONNX_Runtime()
    {
        var expected = MemoryMarshal.Cast<byte, float>(Fixtures.Bytes("onnx/backbone-features.bin")).ToArray();
        var rows = expected.Length / Features;

        var features = Run(Pictures[..(rows * PictureSize)], rows);

        AssertNear(expected, features);
    }

    [Fact]
    public void A_batch_of_eight_is_eight_pictures()
    {
        var together = Run(Pictures, Batch);
        var apart = Enumerable.Range(0, Batch).SelectMany(i => Run(Pictures[(i * PictureSize)..((i + 1) * PictureSize)], 1)).ToArray();

        AssertNear(apart, together);
    }

    [Fact]
    public void A_step_of_fine_tuning_lowers_the_loss_and_moves_every_weight()
    {
        var network = Backbone.Network.Extend(
            x => x.Dense(3, name: "head").Then(new CrossEntropy(), "loss", x.Builder.Input("target", [Dim.Batch], DType.Int64)), "loss");
        var start = Backbone.Weights.Fit(network, WeightSet.Initialise(network, 1), out _);
        var rule = new TrainingRule { Optimizer = new Sgd { LearningRate = 0.001, Momentum = 0 } };
        using var session = new ManagedEngine().Compile(network, start, new SessionOptions { Sizes = Sizes(Batch), Training = rule });
        var batch = new Dictionary<string, HostTensor>
        {
            ["input"] = HostTensor.Of<float>(Pictures, Batch, 3, Side, Side),
            ["target"] = HostTensor.Of<long>([0, 1, 2, 0, 1, 2, 0, 1], Batch),
        };

        var before = session.TrainStep(batch, 0.001);
        var moved = session.GetWeights();
        var after = session.TrainStep(batch, 0.001);

        Assert.True(after < before, $"The loss went from {before} to {after}.");
        Assert.All(start.Where(w => w.Value.Shape.Rank > 1), w => Assert.False(w.Value.Bytes.Span.SequenceEqual(moved[w.Key].Bytes.Span), w.Key));
    }

    private static float[] Run(float[] pictures, int rows)
    {
        using var session = new ManagedEngine().Compile(Backbone.Network, Backbone.Weights, new SessionOptions { Sizes = Sizes(rows) });
        var features = new HostTensor(DType.Float32, rows, Features);
        session.Forward(
            new Dictionary<string, HostTensor> { ["input"] = HostTensor.Of<float>(pictures, rows, 3, Side, Side) },
            new Dictionary<string, HostTensor> { ["features"] = features });
        return features.As<float>().ToArray();
    }

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var most = expected.Max(Math.Abs);
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, OfFeatures * most));
    }

    private static Dictionary<string, int> Sizes(int rows) => new() { ["N"] = rows };
}
