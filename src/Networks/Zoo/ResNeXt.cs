using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Xie et al. 2017, "Aggregated Residual Transformations for Deep Neural Networks": bottlenecks whose 3x3 convolution has groups.</summary>
public static class ResNeXt
{
    internal const string Paper = "Xie et al. 2017, \"Aggregated Residual Transformations for Deep Neural Networks\", arXiv:1611.05431";

    /// <summary>50 layers, 32 groups of 4 channels.</summary>
    public static Network ResNeXt50(int classes = 1000, Size2? size = null, int channels = 3) =>
        new ResNetPlan("resnext50_32x4d", [3, 4, 6, 3], Bottleneck: true) { Groups = 32, GroupWidth = 4 }.Write(classes, size ?? 224, channels);

    /// <summary>101 layers, 32 groups of 8 channels.</summary>
    public static Network ResNeXt101(int classes = 1000, Size2? size = null, int channels = 3) =>
        new ResNetPlan("resnext101_32x8d", [3, 4, 23, 3], Bottleneck: true) { Groups = 32, GroupWidth = 8 }.Write(classes, size ?? 224, channels);
}
