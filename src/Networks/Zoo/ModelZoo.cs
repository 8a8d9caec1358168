namespace MLNetVision.Networks.Zoo;

/// <summary>All networks of the zoo, by name. What is listed here is tested against torchvision.</summary>
public static class ModelZoo
{
    private const string He = "He et al. 2015";
    private const string Simonyan = "Simonyan and Zisserman 2014";
    private const string Iandola = "Iandola et al. 2016";

    /// <summary>The networks.</summary>
    public static IReadOnlyList<ZooModel> Models { get; } =
    [
        new("resnet18", He, ResNet.ResNet18),
        new("resnet34", He, ResNet.ResNet34),
        new("resnet50", He, ResNet.ResNet50),
        new("resnet101", He, ResNet.ResNet101),
        new("resnet152", He, ResNet.ResNet152),
        new("resnet18_small", He, ResNet.ResNet18Small, classes: 10, size: 32),
        new("vgg11", Simonyan, (classes, size, channels) => Vgg.Vgg11(classes, size, channels)),
        new("vgg11_bn", Simonyan, (classes, size, channels) => Vgg.Vgg11(classes, size, channels, batchNorm: true)),
        new("vgg13", Simonyan, (classes, size, channels) => Vgg.Vgg13(classes, size, channels)),
        new("vgg13_bn", Simonyan, (classes, size, channels) => Vgg.Vgg13(classes, size, channels, batchNorm: true)),
        new("vgg16", Simonyan, (classes, size, channels) => Vgg.Vgg16(classes, size, channels)),
        new("vgg16_bn", Simonyan, (classes, size, channels) => Vgg.Vgg16(classes, size, channels, batchNorm: true)),
        new("vgg19", Simonyan, (classes, size, channels) => Vgg.Vgg19(classes, size, channels)),
        new("vgg19_bn", Simonyan, (classes, size, channels) => Vgg.Vgg19(classes, size, channels, batchNorm: true)),
        new("mobilenet_v2", "Sandler et al. 2018", (classes, size, channels) => MobileNetV2.Build(classes, size, channels)),
        new("squeezenet1_0", Iandola, SqueezeNet.SqueezeNet10),
        new("squeezenet1_1", Iandola, SqueezeNet.SqueezeNet11),
        new("small_cnn", "LeCun et al. 1998", (classes, size, channels) => SmallCnn.Build(classes, size, channels), classes: 10, size: 28, channels: 1),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists all.</exception>
    public static ZooModel Find(string name) =>
        Models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"The zoo has no network '{name}'. It has: {string.Join(", ", Models)}.", nameof(name));
}
