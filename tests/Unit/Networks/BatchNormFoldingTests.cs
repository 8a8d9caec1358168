using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>A folded network has no batch normalisation and the same outputs, whatever stands before it.</summary>
public class BatchNormFoldingTests
{
    /// <summary>Folding rounds each weight to single precision once more, and sums of up to a hundred products carry that.</summary>
    private const double Tolerance = 2e-6;

    private static readonly Dictionary<string, (Shape Input, Func<Tensor, Tensor> Write, string[] Steps)> Cases = new()
    {
        ["conv"] = (["N", 3, 6, 5], x => x.Conv2d(4, 3, bias: false).BatchNorm().Relu(), ["Input", "Conv2d", "Relu"]),
        ["conv with bias"] = (["N", 3, 6, 5], x => x.Conv2d(4, 3, padding: 1).BatchNorm(1e-3f), ["Input", "Conv2d"]),
        ["grouped conv"] = (["N", 4, 6, 5], x => x.Conv2d(6, 3, groups: 2).BatchNorm(), ["Input", "Conv2d"]),
        ["depthwise"] = (["N", 4, 6, 5], x => x.Conv2d(4, 3, groups: 4, bias: false).BatchNorm(affine: false), ["Input", "Conv2d"]),
        ["conv 1d"] = (["N", 3, 9], x => x.Conv1d(4, 3).BatchNorm(), ["Input", "Conv1d"]),
        ["transposed"] = (["N", 4, 3, 3], x => x.ConvTranspose2d(6, 3, 2).BatchNorm(), ["Input", "ConvTranspose2d"]),
        ["transposed in groups"] = (["N", 4, 3, 3], x => x.Then(new ConvTranspose2d(6, 3) { Groups = 2 }).BatchNorm(), ["Input", "ConvTranspose2d"]),
        ["dense"] = (["N", 7], x => x.Dense(5).BatchNorm().Dense(2), ["Input", "Dense", "Dense"]),
        ["dense transposed"] = (["N", 7], x => x.Then(new Dense(5) { Transposed = true, HasBias = false }).BatchNorm(), ["Input", "Dense"]),
        ["twice"] = (["N", 3, 4, 4], x => x.Conv2d(4, 1).BatchNorm().BatchNorm(), ["Input", "Conv2d"]),
        ["before the activation"] = (["N", 3, 4, 4], x => x.BatchNorm().Relu().Conv2d(2, 3), ["Input", "Conv2d", "Relu", "Conv2d"]),
        ["of sequences"] = (["N", 3, 4], x => x.BatchNorm().Relu(), ["Input", "Conv1d", "Relu"]),
        ["dense on sequences"] = (["N", 3, 4], x => x.Dense(5).BatchNorm(), ["Input", "Dense", "Conv1d"]),
        ["seen by two"] = (["N", 3, 4, 4], x => x.Conv2d(4, 1) switch { var y => y.BatchNorm().Add(y) }, ["Input", "Conv2d", "Conv2d", "Add"]),
        ["normalised twice"] = (["N", 3, 4, 4], x => x.Conv2d(4, 1).BatchNorm() switch { var y => y.BatchNorm().Add(y) }, ["Input", "Conv2d", "Conv2d", "Add"]),
        ["shared weights"] = (["N", 3, 4, 4], Shared, ["Input", "Conv2d", "Conv2d", "Conv2d", "Add"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_stay_and_normalisation_is_gone(string name)
    {
        var (input, write, steps) = Cases[name];
        var network = Network.Build("folded", b => write(b.Input("input", input)));
        var weights = Weights(network);

        var folded = network.FoldBatchNorm(weights);

        Assert.Equal(steps, folded.Network.Nodes.Select(n => n.Op.Name));
        Assert.DoesNotContain(folded.Network.Parameters, p => p.Spec.Role is ParameterRole.Statistic or ParameterRole.Normalisation);
        Assert.Same(folded.Weights, folded.Weights.FitExactly(folded.Network));
        var (expected, found) = (Run(network, weights), Run(folded.Network, folded.Weights));
        Assert.All(expected.Index(), e => Assert.Equal(e.Item, found[e.Index], Tolerance * (1 + Math.Abs(e.Item))));
    }

    [Fact]
    public void An_output_of_the_network_that_was_normalised_keeps_its_name()
    {
        var network = Network.Build("named", b =>
        {
            var x = b.Input("input", ["N", 3, 4, 4]).Conv2d(4, 1, name: "conv").BatchNorm(name: "norm");
            return new Dictionary<string, Tensor> { ["features"] = x, ["scores"] = x.Relu() };
        });

        var (folded, _) = network.FoldBatchNorm(Weights(network));

        Assert.Equal(new NetworkOutput("features", new ValueRef("conv")), folded.Outputs[0]);
        Assert.Equal(["conv.weight", "conv.bias"], folded.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void An_output_before_the_normalisation_stays_what_it_was()
    {
        var network = Network.Build("named", b =>
        {
            var x = b.Input("input", ["N", 3, 4, 4]).Conv2d(4, 1, name: "conv");
            return new Dictionary<string, Tensor> { ["raw"] = x, ["scores"] = x.BatchNorm(name: "norm") };
        });

        var (folded, weights) = network.FoldBatchNorm(Weights(network));

        Assert.Equal(new Conv2d(4, 1) { Groups = 4 }, folded["norm"].Op);
        Assert.Equal(Weights(network)["conv.weight"].ToFloats(), weights["conv.weight"].ToFloats());
    }

    [Fact]
    public void Rows_that_follow_no_dense_layer_are_refused_by_name()
    {
        var network = Network.Build("rows", b => b.Input("input", ["N", 5]).BatchNorm(name: "norm"));

        Assert.Contains("'norm'", Assert.Throws<NetworkException>(() => network.FoldBatchNorm(Weights(network))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        var network = Network.Build("rows", b => b.Input("input", ["N", 5]).Dense(3, name: "fc").BatchNorm(name: "norm"));

        var error = Assert.Throws<NetworkException>(() => network.FoldBatchNorm(new WeightSet(Weights(network).Where(w => w.Key != "norm.running_var"))));
        Assert.Contains("norm.running_var", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Shared(Tensor x)
    {
        var first = x.Conv2d(3, 1, name: "conv");
        return first.BatchNorm().Add(x.Builder.AddTied(new Conv2d(3, 1), "conv", "again", x)[0]);
    }

    private static WeightSet Weights(Network network) => new(network.Parameters.Select(p =>
    {
        var stream = SplitMix.SeedOf(p.Name);
        var low = p.Spec.Name == "running_var" ? 0.5f : -0.5f;
        return KeyValuePair.Create(
            p.Name, Weight.Of(p.Spec.Shape, [.. Enumerable.Range(0, (int)p.Count).Select(i => SplitMix.Uniform(stream, (ulong)i) + low)]));
    }));

    private static float[] Run(Network network, WeightSet weights)
    {
        const int Rows = 2;
        using var session = new ScalarEngine().Compile(network, weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Rows } });
        var input = Tensor(network.TypeOf(new ValueRef("input")).Shape);
        var output = Tensor(network.TypeOf(network.Outputs[0].Value).Shape);
        var stream = SplitMix.SeedOf("input");
        for (var i = 0; i < input.Count; i++)
        {
            input.As<float>()[i] = SplitMix.Uniform(stream, (ulong)i) - 0.5f;
        }

        session.Forward(new Dictionary<string, HostTensor> { ["input"] = input }, new Dictionary<string, HostTensor> { [network.Outputs[0].Name] = output });
        return output.As<float>().ToArray();

        static HostTensor Tensor(Shape shape) => new(DType.Float32, [.. shape.Select(d => d.IsKnown ? (int)d.Size : Rows)]);
    }
}
