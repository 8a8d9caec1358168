using static MLNetVision.Networks.Blocks.ResidualOrder;
using static MLNetVision.Networks.Zoo.Cards;

namespace MLNetVision.Networks.Zoo;

/// <summary>All networks of the zoo, by name. What is listed here is tested against torchvision or, where that lacks it, the paper.</summary>
public static class ModelZoo
{
    /// <summary>The networks.</summary>
    public static IReadOnlyList<ZooModel> Models { get; } =
    [
        new("alexnet", AlexNet.Paper, (c, s, n) => AlexNet.Build(c, s, n), Torchvision("AlexNet_Weights", 56.522, 79.066)),
        new("densenet40_cifar", DenseNet.Paper, (c, s, n) => DenseNet.DenseNet40(c, s, n), Cifar(), classes: 10),
        new("densenet100_bc_cifar", DenseNet.Paper, (c, s, n) => DenseNet.DenseNet100(c, s, n), Cifar(), classes: 10),
        new("densenet121", DenseNet.Paper, DenseNet.DenseNet121, Torchvision("DenseNet121_Weights", 74.434, 91.972)),
        new("densenet161", DenseNet.Paper, DenseNet.DenseNet161, Torchvision("DenseNet161_Weights", 77.138, 93.56)),
        new("densenet169", DenseNet.Paper, DenseNet.DenseNet169, Torchvision("DenseNet169_Weights", 75.6, 92.806)),
        new("densenet201", DenseNet.Paper, DenseNet.DenseNet201, Torchvision("DenseNet201_Weights", 76.896, 93.37)),
        Efficient(0, 77.692, 93.532, 224, 256),
        Efficient(1, 78.642, 94.186, 240, 256),
        Efficient(2, 80.608, 95.31, 288, 288),
        Efficient(3, 82.008, 96.054, 300, 320),
        Efficient(4, 83.384, 96.594, 380, 384),
        Efficient(5, 83.444, 96.628, 456, 456),
        Efficient(6, 84.008, 96.916, 528, 528),
        Efficient(7, 84.122, 96.908, 600, 600),
        new("googlenet", GoogLeNet.Paper, (c, s, n) => GoogLeNet.Build(c, s, n), Halved(Torchvision("GoogLeNet_Weights", 69.778, 89.53))),
        new("inception_v3", InceptionV3.Paper, (c, s, n) => InceptionV3.Build(c, s, n), Halved(Torchvision("Inception_V3_Weights", 77.294, 93.45, 299, 342))),
        new("inception_v4", InceptionV4.Paper, (c, s, n) => InceptionV4.Build(c, s, n), Halved(ImageNet(299, 342))),
        new("lenet5", LeNet5.Paper, LeNet5.Build, Grey(32, 0.1f / 1.275f, 1 / 1.275f), classes: 10),
        new("mlp", Mlp.Paper, (c, s, n) => Mlp.Build(c, s, n), Grey(), classes: 10),
        new("mnasnet0_5", MnasNet.Paper, (c, s, n) => MnasNet.Build(0.5, c, s, n), Torchvision("MNASNet0_5_Weights", 67.734, 87.49)),
        new("mnasnet0_75", MnasNet.Paper, (c, s, n) => MnasNet.Build(0.75, c, s, n), Torchvision("MNASNet0_75_Weights", 71.18, 90.496, resize: 232)),
        new("mnasnet1_0", MnasNet.Paper, (c, s, n) => MnasNet.Build(1, c, s, n), Torchvision("MNASNet1_0_Weights", 73.456, 91.51)),
        new("mnasnet1_3", MnasNet.Paper, (c, s, n) => MnasNet.Build(1.3, c, s, n), Torchvision("MNASNet1_3_Weights", 76.506, 93.522, resize: 232)),
        new("mobilenet_v1", MobileNetV1.Paper, (c, s, n) => MobileNetV1.Build(c, s, n), ImageNet()),
        new("mobilenet_v2", MobileNetV2.Paper, (c, s, n) => MobileNetV2.Build(c, s, n), Torchvision("MobileNet_V2_Weights", 71.878, 90.286)),
        new("mobilenet_v3_large", MobileNetV3.Paper, (c, s, n) => MobileNetV3.Large(c, s, n), Torchvision("MobileNet_V3_Large_Weights", 74.042, 91.34)),
        new("mobilenet_v3_small", MobileNetV3.Paper, (c, s, n) => MobileNetV3.Small(c, s, n), Torchvision("MobileNet_V3_Small_Weights", 67.668, 87.402)),
        new("nin", NetworkInNetwork.Paper, (c, s, n) => NetworkInNetwork.Large(c, s, n), ImageNet()),
        new("nin_cifar", NetworkInNetwork.Paper, (c, s, n) => NetworkInNetwork.Small(c, s, n), Cifar(), classes: 10),
        new("resnet18", ResNet.Paper, (c, s, n) => ResNet.ResNet18(c, s, n), Torchvision("ResNet18_Weights", 69.758, 89.078)),
        new("resnet18_norm_after_add", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet18(c, s, n, NormAfterAddition), ImageNet()),
        new("resnet18_preact", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet18(c, s, n, FullPreActivation), ImageNet()),
        new("resnet18_relu_before_add", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet18(c, s, n, ReluBeforeAddition), ImageNet()),
        new("resnet18_relu_preact", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet18(c, s, n, ReluPreActivation), ImageNet()),
        new("resnet18_small", ResNet.Paper, (c, s, n) => ResNet.ResNet18Small(c, s, n), Cifar(), classes: 10),
        new("resnet20_cifar", ResNet.Paper, (c, s, n) => CifarResNet.ResNet20(c, s, n), Cifar(), classes: 10),
        new("resnet32_cifar", ResNet.Paper, (c, s, n) => CifarResNet.ResNet32(c, s, n), Cifar(), classes: 10),
        new("resnet34", ResNet.Paper, (c, s, n) => ResNet.ResNet34(c, s, n), Torchvision("ResNet34_Weights", 73.314, 91.42)),
        new("resnet50", ResNet.Paper, (c, s, n) => ResNet.ResNet50(c, s, n), Torchvision("ResNet50_Weights", 76.13, 92.862)),
        new("resnet50_norm_after_add", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet50(c, s, n, NormAfterAddition), ImageNet()),
        new("resnet50_preact", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet50(c, s, n, FullPreActivation), ImageNet()),
        new("resnet50_relu_before_add", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet50(c, s, n, ReluBeforeAddition), ImageNet()),
        new("resnet50_relu_preact", ResNet.OrderPaper, (c, s, n) => ResNet.ResNet50(c, s, n, ReluPreActivation), ImageNet()),
        new("resnet56_cifar", ResNet.Paper, (c, s, n) => CifarResNet.ResNet56(c, s, n), Cifar(), classes: 10),
        new("resnet101", ResNet.Paper, (c, s, n) => ResNet.ResNet101(c, s, n), Torchvision("ResNet101_Weights", 77.374, 93.546)),
        new("resnet110_cifar", ResNet.Paper, (c, s, n) => CifarResNet.ResNet110(c, s, n), Cifar(), classes: 10),
        new("resnet110_cifar_preact", ResNet.OrderPaper, (c, s, n) => CifarResNet.ResNet110(c, s, n, FullPreActivation), Cifar(), classes: 10),
        new("resnet152", ResNet.Paper, (c, s, n) => ResNet.ResNet152(c, s, n), Torchvision("ResNet152_Weights", 78.312, 94.046)),
        new("resnext50_32x4d", ResNeXt.Paper, ResNeXt.ResNeXt50, Torchvision("ResNeXt50_32X4D_Weights", 77.618, 93.698)),
        new("resnext101_32x8d", ResNeXt.Paper, ResNeXt.ResNeXt101, Torchvision("ResNeXt101_32X8D_Weights", 79.312, 94.526)),
        new("shufflenet_v1_g1", ShuffleNetV1.Paper, (c, s, n) => ShuffleNetV1.Build(1, c, s, n), ImageNet()),
        new("shufflenet_v1_g2", ShuffleNetV1.Paper, (c, s, n) => ShuffleNetV1.Build(2, c, s, n), ImageNet()),
        new("shufflenet_v1_g3", ShuffleNetV1.Paper, (c, s, n) => ShuffleNetV1.Build(3, c, s, n), ImageNet()),
        new("shufflenet_v1_g4", ShuffleNetV1.Paper, (c, s, n) => ShuffleNetV1.Build(4, c, s, n), ImageNet()),
        new("shufflenet_v1_g8", ShuffleNetV1.Paper, (c, s, n) => ShuffleNetV1.Build(8, c, s, n), ImageNet()),
        new("shufflenet_v2_x0_5", ShuffleNetV2.Paper, ShuffleNetV2.X05, Torchvision("ShuffleNet_V2_X0_5_Weights", 60.552, 81.746)),
        new("shufflenet_v2_x1_0", ShuffleNetV2.Paper, ShuffleNetV2.X10, Torchvision("ShuffleNet_V2_X1_0_Weights", 69.362, 88.316)),
        new("shufflenet_v2_x1_5", ShuffleNetV2.Paper, ShuffleNetV2.X15, Torchvision("ShuffleNet_V2_X1_5_Weights", 72.996, 91.086, resize: 232)),
        new("shufflenet_v2_x2_0", ShuffleNetV2.Paper, ShuffleNetV2.X20, Torchvision("ShuffleNet_V2_X2_0_Weights", 76.23, 93.006, resize: 232)),
        new("small_cnn", SmallCnn.Paper, (c, s, n) => SmallCnn.Build(c, s, n), Grey(), classes: 10),
        new("squeezenet1_0", SqueezeNet.Paper, SqueezeNet.SqueezeNet10, Torchvision("SqueezeNet1_0_Weights", 58.092, 80.42)),
        new("squeezenet1_1", SqueezeNet.Paper, SqueezeNet.SqueezeNet11, Torchvision("SqueezeNet1_1_Weights", 58.178, 80.624)),
        new("squeezenext_23", SqueezeNext.Paper, (c, s, n) => SqueezeNext.Build(c, s, n), ImageNet(227)),
        new("vgg11", Vgg.Paper, (c, s, n) => Vgg.Vgg11(c, s, n), Torchvision("VGG11_Weights", 69.02, 88.628)),
        new("vgg11_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg11(c, s, n, batchNorm: true), Torchvision("VGG11_BN_Weights", 70.37, 89.81)),
        new("vgg13", Vgg.Paper, (c, s, n) => Vgg.Vgg13(c, s, n), Torchvision("VGG13_Weights", 69.928, 89.246)),
        new("vgg13_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg13(c, s, n, batchNorm: true), Torchvision("VGG13_BN_Weights", 71.586, 90.374)),
        new("vgg16", Vgg.Paper, (c, s, n) => Vgg.Vgg16(c, s, n), Torchvision("VGG16_Weights", 71.592, 90.382)),
        new("vgg16_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg16(c, s, n, batchNorm: true), Torchvision("VGG16_BN_Weights", 73.36, 91.516)),
        new("vgg19", Vgg.Paper, (c, s, n) => Vgg.Vgg19(c, s, n), Torchvision("VGG19_Weights", 72.376, 90.876)),
        new("vgg19_bn", Vgg.Paper, (c, s, n) => Vgg.Vgg19(c, s, n, batchNorm: true), Torchvision("VGG19_BN_Weights", 74.218, 91.842)),
        new("wide_resnet50_2", WideResNet.Paper, WideResNet.WideResNet50, Torchvision("Wide_ResNet50_2_Weights", 78.468, 94.086)),
        new("wide_resnet101_2", WideResNet.Paper, WideResNet.WideResNet101, Torchvision("Wide_ResNet101_2_Weights", 78.848, 94.284)),
        new("zfnet", ZfNet.Paper, (c, s, n) => ZfNet.Build(c, s, n), ImageNet()),
    ];

    /// <summary>The network of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists all.</exception>
    public static ZooModel Find(string name) =>
        Models.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"The zoo has no network '{name}'. It has: {string.Join(", ", Models)}.", nameof(name));

    private static ZooModel Efficient(int scale, double top1, double top5, int size, int resize) => new(
        $"efficientnet_b{scale}", EfficientNet.Paper, (c, s, n) => EfficientNet.Build(scale, c, s, n),
        Torchvision($"EfficientNet_B{scale}_Weights", top1, top5, size, resize, bicubic: true));
}
