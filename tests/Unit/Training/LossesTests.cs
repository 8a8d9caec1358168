using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;
using MLNetVision.Training;

namespace MLNetVision.Tests.Unit.Training;

public class LossesTests
{
    [Fact]
    public void A_network_of_the_zoo_gets_a_loss_and_keeps_its_parameters()
    {
        var network = ModelZoo.Find("resnet18_small").Build().Freeze("layer1");
        var trainable = network.WithLoss(new CrossEntropy(0.1f));

        Assert.True(network.Parameters.SequenceEqual(trainable.Parameters));
        Assert.Equal(network.Frozen.AsEnumerable(), trainable.Frozen);
        Assert.Equal(["output", "loss"], trainable.Outputs.Select(o => o.Name));
        Assert.Equal(["input", "target"], trainable.Inputs.Select(i => i.Name));
        Assert.Equal("Int64[N]", trainable.TypeOf(new ValueRef("target")).ToString());
        Assert.Equal(network.Nodes.AsEnumerable(), trainable.Nodes.Take(network.Nodes.Length));
    }

    [Fact]
    public void Outputs_share_a_loss_and_those_half_way_go_again()
    {
        var network = GoogLeNet.Build(10, 64, auxiliary: true).Freeze("conv1");
        var trainable = network.WithLoss(new CrossEntropy(), new Dictionary<string, float> { ["aux1"] = 0.3f, ["output"] = 1, ["aux2"] = 0.3f });

        Assert.True(network.Parameters.SequenceEqual(trainable.Parameters));
        Assert.Equal(["output", "aux1", "aux2", "loss"], trainable.Outputs.Select(o => o.Name));
        Assert.Equal("Float32[]", trainable.TypeOf(trainable.Outputs[^1].Value).ToString());
        Assert.Equal([1, 0.3f, 0.3f], trainable.Nodes.Select(n => n.Op).OfType<Affine>().Select(a => a.Factor));
        Assert.Equal(GoogLeNet.Build(10, 64).Freeze("conv1"), trainable.WithOutputs(trainable.Outputs[0]));
    }

    [Fact]
    public void A_share_of_no_output_is_refused()
    {
        var network = GoogLeNet.Build(10, 64, auxiliary: true);

        Assert.Throws<ArgumentException>("shares", () => network.WithLoss(new CrossEntropy(), new Dictionary<string, float>()));
        var error = Assert.Throws<NetworkException>(() => network.WithLoss(new CrossEntropy(), new Dictionary<string, float> { ["aux3"] = 1 }));
        Assert.Contains("It has: output, aux1, aux2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tied_parameters_stay_tied()
    {
        var network = Network.Build("tied", b =>
        {
            var x = b.Input("input", ["N", 4]).Dense(4, name: "a");
            return b.AddTied(new Dense(4), "a", "b", x)[0];
        });

        Assert.True(network.Parameters.SequenceEqual(network.WithLoss(new CrossEntropy()).Parameters));
    }

    [Fact]
    public void The_target_has_the_type_that_the_loss_wants()
    {
        var network = Network.Build("values", b => b.Input("input", ["N", 4]).Dense(2, name: "fc"));

        Assert.Equal("Float32[N, 2]", Target(network.WithLoss(new MeanSquaredError())));
        Assert.Equal("Float32[N, 2]", Target(network.WithLoss(new CrossEntropy(), probabilities: true)));
        Assert.Equal("Int64[N]", Target(network.WithLoss(new Focal())));
        Assert.Equal("Int64[N, 28, 28]", Target(Network.Build("p", b => b.Input("i", ["N", 1, 28, 28]).Conv2d(4, 1)).WithLoss(new CrossEntropy())));

        static string Target(Network network) => network.TypeOf(new ValueRef("target")).ToString();
    }

    [Fact]
    public void The_output_is_named_where_there_are_several()
    {
        var two = Network.Build("two", b =>
        {
            var x = b.Input("input", ["N", 4]);
            return new Dictionary<string, Tensor> { ["a"] = x.Dense(2, name: "a"), ["b"] = x.Dense(3, name: "b") };
        });

        Assert.Equal(["a", "b", "loss"], two.WithLoss(new CrossEntropy(), "b").Outputs.Select(o => o.Name));
        Assert.Contains("has 2 outputs", Assert.Throws<NetworkException>(() => two.WithLoss(new CrossEntropy())).Message, StringComparison.Ordinal);
        Assert.Contains("no output 'c'", Assert.Throws<NetworkException>(() => two.WithLoss(new CrossEntropy(), "c")).Message, StringComparison.Ordinal);
        Assert.Throws<NetworkException>(() => SmallCnn.Build().WithLoss(new CrossEntropy(), target: "input"));
    }
}
