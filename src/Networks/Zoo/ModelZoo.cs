using static MLNetVision.Networks.Zoo.Cards;

namespace MLNetVision.Networks.Zoo;

/// <summary>All networks of the zoo, by name. What is listed here is tested against torchvision or, where that lacks it, the paper.</summary>
public static class ModelZoo
{
    /// <summary>The networks.</summary>
    public static IReadOnlyList<ZooModel> Models { get; } =
    [
        new("mobilenet_v2", MobileNetV2.Paper, (c, s, n) => MobileNetV2.Build(c, s, n), Torchvision("MobileNet_V2_Weights", 71.878, 90.286)),
        new("resnet18", ResNet.Paper, ResNet.ResNet18, Torchvision("ResNet18_Weights", 69.758, 89.078)),
        new("resnet18_small", ResNet.Paper, ResNet.ResNet18Small, Cifar(), classes: 10),
        new("resnet34", ResNet.Paper, ResNet.ResNet34, Torchvision("ResNet34_Weights", 73.314, 91.42)),
        new("resnet50", ResNet.Paper, ResNet.ResNet50, Torchvision("ResNet50_Weights", 76.13, 92.862)),
        new("resnet101", ResNet.Paper, ResNet.ResNet101, Torchvision("ResNet101_Weights", 77.374, 93.546)),
        new("resnet152", ResNet.Paper, ResNet.ResNet152, Torchvision("ResNet152_Weights", 78.312, 94.046)),
        new("small_cnn", SmallCnn.Paper, (c, s, n) => SmallCnn.Build(c, s, n), Grey(), classes: 10),
        new("squeezenet1_0", SqueezeNet.Paper, SqueezeNet.SqueezeNet10, Torchvision("SqueezeNet1_0_Weights", 58.092, 80.42)),
        new("squeezenet1_1", SqueezeNet.Paper, SqueezeNet.SqueezeNet11, Torchvision("SqueezeNet1_1_Weights", 58.178, 80.624)),
        new("vgg11", Vgg.Paper, (c, s, n) => Vgg.Vgg11(c, s, n), Torchvision("VGG11_Weights", 69.02, 88.628)),
        new("vgg11_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg11(c, s, n, batchNorm: true), Torchvision("VGG11_BN_Weights", 70.37, 89.81)),
        new("vgg13", Vgg.Paper, (c, s, n) => Vgg.Vgg13(c, s, n), Torchvision("VGG13_Weights", 69.928, 89.246)),
        new("vgg13_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg13(c, s, n, batchNorm: true), Torchvision("VGG13_BN_Weights", 71.586, 90.374)),
        new("vgg16", Vgg.Paper, (c, s, n) => Vgg.Vgg16(c, s, n), Torchvision("VGG16_Weights", 71.592, 90.382)),
        new("vgg16_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg16(c, s, n, batchNorm: true), Torchvision("VGG16_BN_Weights", 73.36, 91.516)),
        new("vgg19", Vgg.Paper, (c, s, n) => Vgg.Vgg19(c, s, n), Torchvision("VGG19_Weights", 72.376, 90.876)),
        new("vgg19_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg19(c, s, n, batchNorm: true), Torchvision("VGG19_BN_Weights", 74.218, 91.842)),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists all.</exception>
    public static ZooModel Find(string name) =>
        Models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"The zoo has no network '{name}'. It has: {string.Join(", ", Models)}.", nameof(name));
}
