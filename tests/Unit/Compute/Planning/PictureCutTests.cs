using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Compute.Planning;

public class PictureCutTests
{
    [Theory]
    [InlineData("mobilenet_v2", "features.7.conv.1.2")]
    [InlineData("squeezenet1_1", "features.8")]
    [InlineData("resnet18", "layer1.1.relu_1")]
    public void Networks_begin_with_large_pictures_and_small_weights(string model, string last)
    {
        var cut = Cut(ModelZoo.Find(model).Build());
        Assert.Equal(last, cut?.Last.Node);
    }

    [Fact]
    public void A_value_that_two_branches_take_is_the_last_where_one_of_them_cannot_follow()
    {
        var cut = Cut(Written(x =>
        {
            var y = x.Conv2d(8, 3, padding: 1, name: "first").MaxPool2d(2, name: "second");
            return y.Conv2d(64, 1, name: "wide").Multiply(y.GlobalAveragePool().Conv2d(64, 1)).GlobalAveragePool();
        }));
        Assert.Equal("second", cut?.Last.Node);
        Assert.Equal("x", cut?.Source.Name);
        Assert.Equal(3, cut?.Nodes.Count(n => n));
    }

    [Fact]
    public void A_value_that_the_network_gives_is_not_shut_in()
    {
        var network = Network.Build("given", b =>
        {
            var x = b.Input("x", [Dim.Batch, 3, 96, 96]);
            var y = x.Conv2d(8, 3, padding: 1, name: "first");
            return new Dictionary<string, Tensor> { ["inner"] = y, ["output"] = y.Conv2d(8, 3, padding: 1, name: "second").GlobalAveragePool() };
        });
        Assert.Null(Cut(network));
    }

    [Fact]
    public void Small_pictures_are_taken_together() =>
        Assert.Null(Cut(Written(x => x.MaxPool2d(8).Conv2d(8, 3).MaxPool2d(2).Conv2d(8, 1).GlobalAveragePool())));

    [Fact]
    public void Pictures_of_any_size_are_taken_together() =>
        Assert.Null(Cut(Network.Build("any", b => b.Input("x", [Dim.Batch, 3, "H", "W"]).Conv2d(64, 3).Conv2d(64, 1).MaxPool2d(2))));

    [Fact]
    public void What_mixes_pictures_ends_the_beginning()
    {
        var cut = Cut(Written(x => x.Conv2d(8, 3, padding: 1, name: "first").MaxPool2d(2, name: "second").Reduce(ReduceKind.Mean, [0])));
        Assert.Equal("second", cut?.Last.Node);
    }

    /// <summary>As scoring brings pixels to what a network was trained on.</summary>
    [Fact]
    public void Pictures_may_first_be_cut_out_and_brought_to_another_scale_by_literals()
    {
        var cut = Cut(Network.Build("prepared", b =>
        {
            var x = b.Input("x", [Dim.Batch, 3, 144, 144]).Slice(2, 8, 128).Slice(3, 8, 128);
            x = b.Literal(TensorLiteral.Of<float>([1, 2, 3], 1, 3, 1, 1), "factor").Multiply(x).Subtract(b.Literal(0.5, name: "shift"));
            return x.Conv2d(8, 3, padding: 1, name: "first").MaxPool2d(2, name: "second").GlobalAveragePool();
        }));
        Assert.Equal("second", cut?.Last.Node);
        Assert.Equal("x", cut?.Source.Name);
        Assert.Equal(9, cut?.Nodes.Count(n => n));
    }

    private static Network Written(Func<Tensor, Tensor> write) =>
        Network.Build("written", b => write(b.Input("x", [Dim.Batch, 3, 96, 96])));

    private static PictureCut? Cut(Network network)
    {
        using var store = new ParameterStore(network, WeightSet.Initialise(network, 1), gradients: false);
        return PictureCut.Of(network, store.ByName);
    }
}
