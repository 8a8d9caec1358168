using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// He et al. 2015, "Deep Residual Learning for Image Recognition", with torchvision's names and strides, and the other orders of normalisation and rectifier
/// of He et al. 2016.
/// </summary>
public static class ResNet
{
    internal const string Paper = "He et al. 2015, \"Deep Residual Learning for Image Recognition\", arXiv:1512.03385";
    internal const string OrderPaper = "He et al. 2016, \"Identity Mappings in Deep Residual Networks\", arXiv:1603.05027";

    /// <summary>18 layers of basic blocks.</summary>
    public static Network ResNet18(int classes = 1000, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet18", [2, 2, 2, 2], Bottleneck: false) { Order = order }.Write(classes, size ?? 224, channels);

    /// <summary>34 layers of basic blocks.</summary>
    public static Network ResNet34(int classes = 1000, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet34", [3, 4, 6, 3], Bottleneck: false) { Order = order }.Write(classes, size ?? 224, channels);

    /// <summary>50 layers of bottlenecks.</summary>
    public static Network ResNet50(int classes = 1000, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet50", [3, 4, 6, 3], Bottleneck: true) { Order = order }.Write(classes, size ?? 224, channels);

    /// <summary>101 layers of bottlenecks.</summary>
    public static Network ResNet101(int classes = 1000, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet101", [3, 4, 23, 3], Bottleneck: true) { Order = order }.Write(classes, size ?? 224, channels);

    /// <summary>152 layers of bottlenecks.</summary>
    public static Network ResNet152(int classes = 1000, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet152", [3, 8, 36, 3], Bottleneck: true) { Order = order }.Write(classes, size ?? 224, channels);

    /// <summary>18 layers for small pictures such as CIFAR's: a 3x3 stem that keeps the size, and no pooling before the blocks.</summary>
    public static Network ResNet18Small(int classes = 10, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        new ResNetPlan("resnet18_small", [2, 2, 2, 2], Bottleneck: false) { SmallStem = true, Order = order }.Write(classes, size ?? 32, channels);
}
