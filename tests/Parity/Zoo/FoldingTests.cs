using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>Every network of the zoo that normalises batches gives the same scores after folding, with the weights and pictures of its forward pass.</summary>
public class FoldingTests
{
    /// <summary>
    /// As a share of the scores' root mean square: both sides have what a forward pass in single precision has, and the weights are rounded once more.
    /// </summary>
    private const double Tolerance = 2e-4;

    /// <summary>A short run leaves out what is larger; a smaller one of the same family is there.</summary>
    private const long MostParameters = 15_000_000;

    public static TheoryData<string> Models
    {
        get
        {
            var full = Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1";
            return [.. ForwardFixture.Models.Where(m => Network(ForwardFixture.Load(m), m) switch
            {
                var n => n.Nodes.Any(node => node.Op is BatchNorm) && (full || n.ParameterCount <= MostParameters),
            })];
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Scores_stay_without_batch_normalisation(string model)
    {
        var fixture = ForwardFixture.Load(model);
        var network = Network(fixture, model);
        var weights = NamedWeights.Of(network, fixture.Seed, fixture.Variance);

        var folded = network.FoldBatchNorm(weights);

        Assert.DoesNotContain(folded.Network.Nodes, n => n.Op is BatchNorm);
        var found = Scores(fixture, folded.Network, folded.Weights);
        var allowed = Tolerance * Math.Sqrt(fixture.Scores.Average(s => s * s));
        Assert.All(fixture.Scores.Index(), s => Assert.Equal(s.Item, found[s.Index], allowed));
    }

    private static Network Network(ForwardFixture fixture, string model) =>
        ZooNetworks.Build(model, fixture.Classes, (fixture.Size[0], fixture.Size[1]), fixture.Channels, fixture.Units);

    private static float[] Scores(ForwardFixture fixture, Network network, WeightSet weights)
    {
        var options = new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = fixture.Batch } };
        using var session = new ManagedEngine().Compile(network, weights, options);
        var scores = new HostTensor(DType.Float32, fixture.Batch, fixture.Classes);
        var pictures = NamedWeights.Pictures(fixture.Seed, fixture.Batch, fixture.Channels, fixture.Size[0], fixture.Size[1]);
        session.Forward(
            new Dictionary<string, HostTensor> { ["input"] = pictures }, new Dictionary<string, HostTensor> { [network.Outputs[^1].Name] = scores });
        return scores.As<float>().ToArray();
    }
}
