using MLNetVision.Networks;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks.Zoo;

public class ClassicNetworkTests
{
    /// <summary>How torchvision's networks start, or as the papers have it.</summary>
    public static TheoryData<string, string, Initialiser> Starts => new()
    {
        { "alexnet", "features.0.weight", new HeUniform(Fan.In, Math.Sqrt(5)) },
        { "alexnet", "classifier.6.weight", new HeUniform(Fan.In, Math.Sqrt(5)) },
        { "densenet121", "features.denseblock2.denselayer3.conv1.weight", new HeNormal(Fan.In) },
        { "densenet40_cifar", "features.conv0.weight", new HeNormal(Fan.In) },
        { "googlenet", "inception4a.branch2.1.conv.weight", new Normal(0, 0.01) },
        { "googlenet", "fc.weight", new Normal(0, 0.01) },
        { "inception_v3", "Mixed_6b.branch7x7_2.conv.weight", new Normal(0, 0.1) },
        { "inception_v3", "fc.weight", new Normal(0, 0.1) },
        { "inception_v4", "features.0.conv.weight", new HeUniform(Fan.In, Math.Sqrt(5)) },
        { "lenet5", "c3.fours.weight", new Uniform(-2.4 / 100, 2.4 / 100) },
        { "lenet5", "c5.weight", new Uniform(-2.4 / 400, 2.4 / 400) },
        { "lenet5", "f6.weight", new Uniform(-2.4 / 120, 2.4 / 120) },
        { "mlp", "fc2.weight", new HeNormal(Fan.In) },
        { "nin_cifar", "cccp4.weight", new Normal(0, 0.05) },
        { "resnet50_preact", "layer3.0.downsample.0.weight", new HeNormal(Fan.Out) },
        { "resnext50_32x4d", "layer3.0.conv2.weight", new HeNormal(Fan.Out) },
        { "zfnet", "classifier.1.weight", new Normal(0, 0.01) },
    };

    public static TheoryData<ResidualOrder> Orders => [.. Enum.GetValues<ResidualOrder>()];

    [Theory]
    [MemberData(nameof(Starts))]
    public void Weights_start_as_the_reference_has_them(string model, string parameter, Initialiser expected) =>
        Assert.Equal(expected, ModelZoo.Find(model).Build().Parameters.Single(p => p.Name == parameter).Spec.Initial);

    [Fact]
    public void The_classifier_half_way_of_inception_starts_smaller()
    {
        var network = InceptionV3.Build(auxiliary: true);

        Assert.Equal(new Normal(0, 0.01), network.Parameters.Single(p => p.Name == "AuxLogits.conv1.conv.weight").Spec.Initial);
        Assert.Equal(new Normal(0, 0.001), network.Parameters.Single(p => p.Name == "AuxLogits.fc.weight").Spec.Initial);
        Assert.Equal(["output", "aux"], network.Outputs.Select(o => o.Name));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_order_keeps_the_shapes_and_all_but_the_projections_the_layers(ResidualOrder order)
    {
        var (network, original) = (ResNet.ResNet34(order: order), ResNet.ResNet34());

        Assert.Equal(original.Nodes.Count(n => n.Op is Conv2d), network.Nodes.Count(n => n.Op is Conv2d));
        Assert.Equal(original.Nodes.Count(n => n.Op is Add), network.Nodes.Count(n => n.Op is Add));
        Assert.Equal("[N, 512, 1, 1]", $"{network.TypeOf(new ValueRef("avgpool")).Shape}");
        Assert.Equal(order == ResidualOrder.Original, network.Equals(original));
    }

    [Fact]
    public void An_order_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("order", () => ResNet.ResNet18(order: (ResidualOrder)7));

    [Fact]
    public void Zeros_double_channels_and_nothing_else()
    {
        var doubled = Network.Build("n", b => b.Input("x", ["N", 4, 7, 5]).BasicResidualWithZeros(8, 2));
        var error = Assert.Throws<NetworkException>(() => Network.Build("n", b => b.Input("x", ["N", 4, 7, 5]).BasicResidualWithZeros(6, 2)));

        Assert.Equal("[N, 8, 4, 3]", $"{doubled.TypeOf(doubled.Outputs[0].Value).Shape}");
        Assert.Contains("4 do not become 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_map_of_lenets_third_layer_sees_the_maps_of_the_papers_table()
    {
        var network = LeNet5.Build();
        Concat[] seen = [.. network.Nodes.Select(n => n.Op).OfType<Concat>()];

        Assert.Equal("[N, 16, 10, 10]", $"{network.TypeOf(new ValueRef(network.Nodes.Last(n => n.Op is Concat).Name)).Shape}");
        Assert.Equal(3, seen.Length);
        Assert.Equal(1516, network.Parameters.Where(p => p.Name.StartsWith("c3.", StringComparison.Ordinal)).Sum(p => p.Count));
        Assert.Equal(60_000, network.ParameterCount - network.Parameters.Where(p => p.Name.StartsWith("f7.", StringComparison.Ordinal)).Sum(p => p.Count));
    }

    [Fact]
    public void A_picture_too_small_for_lenet_is_refused_by_the_layer()
    {
        var error = Assert.Throws<NetworkException>(() => LeNet5.Build(size: 28));

        Assert.Contains("'c5' (Conv2d) expects a picture of at least 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_perceptron_has_the_layers_it_is_asked_for()
    {
        Assert.Equal(["fc1.weight", "fc1.bias"], Mlp.Build(hidden: []).Parameters.Select(p => p.Name));
        Assert.Equal([20L, 30, 10], Mlp.Build(hidden: [20, 30], dropout: 0.5f).Nodes.Select(n => n.Op).OfType<Dense>().Select(d => (long)d.Units));
        Assert.Equal(2, Mlp.Build(hidden: [20, 30], dropout: 0.5f).Nodes.Count(n => n.Op is Dropout));
    }

    [Fact]
    public void Dense_networks_drop_numbers_only_where_they_are_asked_to()
    {
        Assert.DoesNotContain(DenseNet.DenseNet40().Nodes, n => n.Op is Dropout);
        Assert.Equal(36 + 2, DenseNet.DenseNet40(dropout: 0.2f).Nodes.Count(n => n.Op is Dropout { Probability: 0.2f }));
    }
}
