using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Onnx;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>Networks of torchvision's families as PyTorch exports them, imported: what they compute at a larger batch, and what they learn.</summary>
public class ExportedModelTests
{
    /// <summary>Single precision against double, over some tens of layers, as a share of the largest score.</summary>
    private const double OfScores = 2e-5;

    /// <summary>As a share of a gradient's norm: single precision, raised by normalising a few numbers a channel.</summary>
    private const double OfGradients = 2e-3;

    /// <summary>Gradients that are zero but for rounding, as a share of the largest.</summary>
    private const double Vanishing = 1e-5;

    /// <summary>Parameters that exporters turn into others: what is split, stretched or joined has no name of its own any more.</summary>
    private static readonly Dictionary<string, string[]> Renamed = new()
    {
        ["recurrent"] = [.. new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }.Select(what => $"lstm.{what}_l0_reverse")],
        ["turned"] = ["norm.weight", "norm.bias"],
        ["vit"] =
        [
            "class_token", "encoder.pos_embedding",
            .. new[] { "0", "1" }.SelectMany(layer => new[] { "weight", "bias" }.Select(what =>
                $"encoder.layers.encoder_layer_{layer}.self_attention.in_proj_{what}")),
        ],
    };

    public static TheoryData<string> Names => [.. ExportedFixture.Models];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exported_network_computes_what_it_computed(string model)
    {
        var fixture = ExportedFixture.Load(model);
        var import = OnnxImporter.Import(Fixtures.Path($"onnx/models/{model}.onnx"));
        var scores = new HostTensor(DType.Float32, fixture.Batch, fixture.Classes);
        using var session = new ManagedEngine().Compile(import.Network, import.Weights, Options(fixture));
        session.Forward(new Dictionary<string, HostTensor> { ["input"] = Pictures(fixture) }, new Dictionary<string, HostTensor> { ["scores"] = scores });

        var most = fixture.Scores.Max(Math.Abs);
        Assert.Contains(
            import.Notes, n => n is "The leading 1 of the inputs became the symbolic batch N." or "The leading size 'rows' is called N, as batches are.");
        Assert.All(scores.As<float>().ToArray().Zip(fixture.Scores), pair => Assert.Equal(pair.Second, pair.First, OfScores * most));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exported_network_learns_what_it_learnt(string model)
    {
        var fixture = ExportedFixture.Load(model);
        var import = OnnxImporter.Import(Fixtures.Path($"onnx/models/{model}.onnx"));
        var network = import.Network.Extend(x => x.Then(new CrossEntropy(), null, x.Builder.Input("target", [Dim.Batch], DType.Int64)));
        var expected = fixture.Gradients.Where(g => !Renamed.GetValueOrDefault(model, []).Contains(g.Key)).ToArray();
        var gradients = network.Parameters.Where(p => p.IsTrained)
            .ToDictionary(p => p.Name, p => new HostTensor(DType.Float32, [.. p.Spec.Shape.Select(d => (int)d.Size)]));
        using var session = new ManagedEngine().Compile(network, import.Weights, Options(fixture) with { Training = new TrainingRule(), Loss = "output" });
        var loss = session.Gradients(
            new Dictionary<string, HostTensor> { ["input"] = Pictures(fixture), ["target"] = HostTensor.Of<long>(fixture.Targets, fixture.Batch) }, gradients);

        Assert.Equal(fixture.Loss, loss, 1e-4 * fixture.Loss);
        var zero = Vanishing * expected.Max(g => g.Value.Norm);
        foreach (var (name, gradient) in expected)
        {
            Assert.True(gradients.ContainsKey(name), $"{name} is none of {string.Join(", ", gradients.Keys)}");
            var numbers = gradients[name].As<float>().ToArray();
            Assert.Equal(gradient.Norm, Math.Sqrt(numbers.Sum(v => (double)v * v)), (OfGradients * gradient.Norm) + zero);
            Assert.All(gradient.Places.Zip(gradient.Values), p => Assert.Equal(p.Second, numbers[p.First], (OfGradients * gradient.Norm) + zero));
        }
    }

    private static HostTensor Pictures(ExportedFixture fixture) => HostTensor.Of<float>(fixture.Pictures, fixture.Batch, 3, fixture.Side, fixture.Side);

    private static SessionOptions Options(ExportedFixture fixture) => new() { Sizes = new Dictionary<string, int> { ["N"] = fixture.Batch } };
}
