using MLNetVision.Networks;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks.Zoo;

/// <summary>What the mobile families refuse, and what forward passes do not show: how they start and what they drop.</summary>
public class MobileFamilyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_width_that_multiplies_nothing_is_refused(double multiplier)
    {
        Assert.Throws<ArgumentOutOfRangeException>("width", () => MobileNetV1.Build(width: multiplier));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => MobileNetV3.Small(width: multiplier));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => MnasNet.Build(multiplier));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => SqueezeNext.Build(width: multiplier));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-3)]
    public void Groups_that_the_paper_has_no_channels_for_are_refused_with_those_it_has(int groups)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(nameof(groups), () => ShuffleNetV1.Build(groups));

        Assert.Contains("1, 2, 3, 4, 8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void There_are_eight_efficientnets(int scale) => Assert.Throws<ArgumentOutOfRangeException>(nameof(scale), () => EfficientNet.Build(scale));

    [Theory]
    [InlineData(1.5, 1_511_824)]
    [InlineData(2, 2_583_752)]
    public void Wider_squeezenexts_have_the_published_parameters(double multiplier, long parameters) =>
        Assert.Equal(parameters, SqueezeNext.Build(width: multiplier).ParameterCount);

    [Theory]
    [InlineData(0.75, 2_585_560)]
    [InlineData(0.5, 1_331_592)]
    [InlineData(0.25, 470_072)]
    public void Narrower_mobilenets_have_the_published_parameters(double multiplier, long parameters) =>
        Assert.Equal(parameters, MobileNetV1.Build(width: multiplier).ParameterCount);

    [Fact]
    public void A_picture_too_small_for_the_stem_is_refused_by_name()
    {
        var error = Assert.Throws<NetworkException>(() => SqueezeNext.Build(size: 4));

        Assert.Contains("features.init_block.conv.conv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pixel_is_enough_where_the_architecture_pads()
    {
        foreach (var name in (string[])["mobilenet_v1", "mobilenet_v3_small", "mnasnet0_5", "shufflenet_v1_g2", "shufflenet_v2_x0_5", "efficientnet_b0"])
        {
            Assert.Equal("[N, 1000]", $"{ModelZoo.Find(name).Build(size: 1) switch { var n => n.TypeOf(n.Outputs[0].Value).Shape }}");
        }
    }

    [Fact]
    public void Normalisation_has_the_momentum_and_epsilon_of_each_reference()
    {
        Assert.Equal([new BatchNorm(1e-3f, 0.01f)], Norms(MobileNetV3.Large()));
        Assert.Equal([new BatchNorm(1e-5f, 1 - 0.9997f)], Norms(MnasNet.Build()));
        Assert.Equal([new BatchNorm(1e-5f, 0.1f)], Norms(EfficientNet.Build(4)));
        Assert.Equal([new BatchNorm(1e-3f, 0.01f)], Norms(EfficientNet.Build(5)));
        Assert.Equal([new BatchNorm(1e-5f, 0.01f)], Norms(MobileNetV3.Small(epsilon: 1e-5f)));
    }

    [Fact]
    public void Weights_start_as_the_references_do()
    {
        Assert.Equal(new HeUniform(Fan.Out, 1), Initial(MnasNet.Build(), "classifier.1"));
        Assert.Equal(new Normal(), Initial(MobileNetV3.Small(), "classifier.3"));
        Assert.Equal(new HeNormal(Fan.Out), Initial(MobileNetV3.Small(), "features.1.block.0.0"));
        Assert.Equal(new HeUniform(Fan.Out, Math.Sqrt(5)), Initial(EfficientNet.Build(0), "classifier.1"));
        Assert.Equal(new Normal(0, 1.0 / 20), Initial(ShuffleNetV1.Build(3), "features.1.branch_main_2.0"));
        Assert.Equal(new HeUniform(), Initial(SqueezeNext.Build(), "features.stage1.unit1.conv3.conv"));
    }

    [Fact]
    public void Later_blocks_of_an_efficientnet_are_dropped_more_often()
    {
        var dropped = EfficientNet.Build(0).Nodes.Select(n => n.Op).OfType<StochasticDepth>().Select(d => (double)d.Probability).ToArray();

        Assert.Equal(9, dropped.Length);
        Assert.Equal(dropped.Order(), dropped);
        Assert.Equal(0.2 * 2 / 16, dropped[0], 1e-7);
        Assert.Equal(0.2 * 14 / 16, dropped[^1], 1e-7);
        Assert.DoesNotContain(EfficientNet.Build(0, stochasticDepth: 0).Nodes, n => n.Op is StochasticDepth);
    }

    [Fact]
    public void A_shuffle_needs_groups_that_divide_the_channels() => Assert.Throws<ArgumentOutOfRangeException>(
        "groups", () => Network.Build("shuffled", b => b.Input("input", [Dim.Batch, 6, 2, 2]).ChannelShuffle(4)));

    private static BatchNorm[] Norms(Network network) => [.. network.Nodes.Select(n => n.Op).OfType<BatchNorm>().Distinct()];

    private static Initialiser Initial(Network network, string node) => network[node].Op switch
    {
        Conv2d conv => conv.Initial,
        Dense dense => dense.Initial,
        var other => throw new InvalidOperationException($"{other.Name} has no weight."),
    };
}
