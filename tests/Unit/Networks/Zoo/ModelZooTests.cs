using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Unit.Networks.Zoo;

public class ModelZooTests
{
    /// <summary>
    /// Parameters, and thousand millions of multiplications for one picture, as torchvision publishes them with its weights; where it has none, from the source
    /// beside the line, or as the scripts of the fixtures count them in PyTorch.
    /// </summary>
    private static readonly Dictionary<string, (long Parameters, double Multiplications)> Published = new()
    {
        ["alexnet"] = (61_100_840, 0.714),
        ["densenet40_cifar"] = (1_019_722, 0.2648), // 1.0 million in the paper
        ["densenet100_bc_cifar"] = (769_162, 0.2879), // 0.8 million in the paper
        ["densenet121"] = (7_978_856, 2.834),
        ["densenet161"] = (28_681_000, 7.728),
        ["densenet169"] = (14_149_480, 3.36),
        ["densenet201"] = (20_013_928, 4.291),
        ["efficientnet_b0"] = (5_288_548, 0.386),
        ["efficientnet_b1"] = (7_794_184, 0.687),
        ["efficientnet_b2"] = (9_109_994, 1.088),
        ["efficientnet_b3"] = (12_233_232, 1.827),
        ["efficientnet_b4"] = (19_341_616, 4.394),
        ["efficientnet_b5"] = (30_389_784, 10.266),
        ["efficientnet_b6"] = (43_040_704, 19.068),
        ["efficientnet_b7"] = (66_347_960, 37.746),
        ["googlenet"] = (6_624_904, 1.498),
        ["inception_v3"] = (23_834_568, 5.713), // torchvision's 27,161,264 without the auxiliary classifier
        ["inception_v4"] = (42_679_816, 12.25), // timm's
        ["lenet5"] = (60_850, 0.00033), // the paper's 60,000, and a dense layer of 850
        ["mlp"] = (669_706, 0.000669), // 784, 512, 512, 10
        ["mnasnet0_5"] = (2_218_512, 0.104),
        ["mnasnet0_75"] = (3_170_208, 0.215),
        ["mnasnet1_0"] = (4_383_312, 0.314),
        ["mnasnet1_3"] = (6_282_256, 0.526),
        // The paper's table 8 has 4.2 million and 569 million; the count to the last is timm's.
        ["mobilenet_v1"] = (4_231_976, 0.569),
        ["mobilenet_v2"] = (3_504_872, 0.301),
        ["mobilenet_v3_large"] = (5_483_032, 0.217),
        ["mobilenet_v3_small"] = (2_542_856, 0.057),
        ["nin"] = (7_595_176, 1.1), // the authors' model of 29 MB
        ["nin_cifar"] = (966_986, 0.2225), // the authors' model: 0.97 million
        ["resnet18"] = (11_689_512, 1.814),
        ["resnet18_norm_after_add"] = (11_689_512, 1.814),
        ["resnet18_preact"] = (11_687_720, 1.814), // projections without normalisation
        ["resnet18_relu_before_add"] = (11_689_512, 1.814),
        ["resnet18_relu_preact"] = (11_689_512, 1.814),
        ["resnet18_small"] = (11_173_962, 0.5564), // counted by hand
        ["resnet20_cifar"] = (269_722, 0.0406), // 0.27 million in the paper
        ["resnet32_cifar"] = (464_154, 0.0689), // 0.46
        ["resnet34"] = (21_797_672, 3.664),
        ["resnet50"] = (25_557_032, 4.089),
        ["resnet50_norm_after_add"] = (25_557_032, 4.089),
        ["resnet50_preact"] = (25_549_352, 4.089),
        ["resnet50_relu_before_add"] = (25_557_032, 4.089),
        ["resnet50_relu_preact"] = (25_557_032, 4.089),
        ["resnet56_cifar"] = (853_018, 0.1255), // 0.85
        ["resnet101"] = (44_549_160, 7.801),
        ["resnet110_cifar"] = (1_727_962, 0.2529), // 1.7
        ["resnet110_cifar_preact"] = (1_727_962, 0.2529),
        ["resnet152"] = (60_192_808, 11.514),
        ["resnext50_32x4d"] = (25_028_904, 4.23),
        ["resnext101_32x8d"] = (88_791_336, 16.414),
        // The paper counts no parameters but 143, 140, 137, 133 and 137 million multiplications (for four groups one in a hundred fewer than there are);
        // the parameters are those of pytorchcv less 1000 biases.
        ["shufflenet_v1_g1"] = (1_530_936, 0.143),
        ["shufflenet_v1_g2"] = (1_732_848, 0.140),
        ["shufflenet_v1_g3"] = (1_864_728, 0.137),
        ["shufflenet_v1_g4"] = (1_967_344, 0.1343),
        ["shufflenet_v1_g8"] = (2_433_768, 0.137),
        ["shufflenet_v2_x0_5"] = (1_366_792, 0.0404),
        ["shufflenet_v2_x1_0"] = (2_278_604, 0.145),
        ["shufflenet_v2_x1_5"] = (3_503_624, 0.296),
        ["shufflenet_v2_x2_0"] = (7_393_996, 0.583),
        ["small_cnn"] = (421_642, 0.00424), // counted by hand
        ["squeezenet1_0"] = (1_248_424, 0.819),
        ["squeezenet1_1"] = (1_235_496, 0.349),
        // The paper's table 3 has 0.72 million and 282 million; the count to the last is pytorchcv's.
        ["squeezenext_23"] = (724_056, 0.282),
        ["vgg11"] = (132_863_336, 7.609),
        ["vgg11_bn"] = (132_868_840, 7.609),
        ["vgg13"] = (133_047_848, 11.308),
        ["vgg13_bn"] = (133_053_736, 11.308),
        ["vgg16"] = (138_357_544, 15.47),
        ["vgg16_bn"] = (138_365_992, 15.47),
        ["vgg19"] = (143_667_240, 19.632),
        ["vgg19_bn"] = (143_678_248, 19.632),
        ["wide_resnet50_2"] = (68_883_240, 11.398),
        ["wide_resnet101_2"] = (126_886_696, 22.753),
        ["zfnet"] = (62_357_608, 1.168), // the paper's figure 3, counted by hand
    };

    public static TheoryData<string> Models => [.. ModelZoo.Models.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameters_and_cost_are_the_published_ones(string name)
    {
        var network = ModelZoo.Find(name).Build();
        var multiplications = network.Summary().Steps.Where(s => s.Op is nameof(Conv2d) or nameof(Dense)).Sum(s => s.Flops) / 2e9;

        Assert.Equal(Published[name].Parameters, network.ParameterCount);
        Assert.InRange(multiplications / Published[name].Multiplications, 0.99, 1.01);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Classes_size_and_channels_are_the_callers(string name)
    {
        var network = ModelZoo.Find(name).Build(7, (96, 128), 2);

        Assert.Equal("[N, 2, 96, 128]", $"{network.TypeOf(new ValueRef("input")).Shape}");
        Assert.Equal("[N, 7]", $"{network.TypeOf(network.Outputs[0].Value).Shape}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Networks_come_back_from_json(string name)
    {
        var network = ModelZoo.Find(name).Build();

        Assert.Equal(name, network.Name);
        Assert.Equal(network, NetworkJson.Read(NetworkJson.Write(network)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_card_says_where_a_network_comes_from_and_what_it_takes(string name)
    {
        var model = ModelZoo.Find(name);
        var card = model.Card;

        Assert.Equal(name, card.Name);
        Assert.Matches(@"^[A-Z]\p{L}+ .*(19|20)\d\d, "".+""", card.Paper);
        Assert.NotEmpty(card.Description);
        Assert.Equal(card.Preprocessing.Mean.Count, card.Preprocessing.Deviation.Count);
        Assert.All(card.Preprocessing.Deviation, d => Assert.InRange(d, 0.1f, 1));
        Assert.True(card.Preprocessing.Resize == 0 || card.Preprocessing.Resize >= card.Preprocessing.Height, "a crop lies inside the resized picture");
        Assert.Equal((Size2)(card.Preprocessing.Height, card.Preprocessing.Width), model.Size);
        Assert.Equal(card.Preprocessing.Mean.Count, model.Channels);
        Assert.Equal(card.Source.Length > 0, card.Licence.Length > 0);
    }

    [Fact]
    public void Names_are_unique_and_found_in_any_case()
    {
        Assert.Equal(ModelZoo.Models.Count, ModelZoo.Models.Select(m => m.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Same(ModelZoo.Find("resnet50"), ModelZoo.Find("ResNet50"));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_all_that_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => ModelZoo.Find("resnet19"));

        Assert.Contains("'resnet19'", error.Message, StringComparison.Ordinal);
        Assert.Contains("vgg16_bn, vgg19", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.25, 8, 1280)]
    [InlineData(0.35, 16, 1280)]
    [InlineData(0.75, 24, 1280)]
    [InlineData(1.4, 48, 1792)]
    public void Mobilenets_channels_are_rounded_to_eights_but_never_far_down(double multiplier, int stem, int last)
    {
        var network = MobileNetV2.Build(width: multiplier);

        Assert.Equal(stem, network["features.0.0"].Op is Conv2d first ? first.Channels : 0);
        Assert.Equal(last, network["features.18.0"].Op is Conv2d end ? end.Channels : 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_width_that_multiplies_nothing_is_refused(double multiplier) =>
        Assert.Throws<ArgumentOutOfRangeException>("width", () => MobileNetV2.Build(width: multiplier));

    [Fact]
    public void A_picture_too_small_for_the_stem_is_refused_by_name()
    {
        var error = Assert.Throws<NetworkException>(() => SqueezeNet.SqueezeNet10(size: 6));

        Assert.Contains("features.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_small_cnn_drops_numbers_only_where_it_is_asked_to()
    {
        Assert.DoesNotContain(SmallCnn.Build().Nodes, n => n.Op is Dropout);
        Assert.Contains(SmallCnn.Build(dropout: 0.25f).Nodes, n => n.Op is Dropout { Probability: 0.25f });
    }
}
