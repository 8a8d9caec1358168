using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Zagoruyko and Komodakis 2016, "Wide Residual Networks", as torchvision has them: bottlenecks whose 3x3 convolution is twice as wide.</summary>
public static class WideResNet
{
    internal const string Paper = "Zagoruyko and Komodakis 2016, \"Wide Residual Networks\", arXiv:1605.07146";

    /// <summary>50 layers.</summary>
    public static Network WideResNet50(int classes = 1000, Size2? size = null, int channels = 3) =>
        new ResNetPlan("wide_resnet50_2", [3, 4, 6, 3], Bottleneck: true) { GroupWidth = 128 }.Write(classes, size ?? 224, channels);

    /// <summary>101 layers.</summary>
    public static Network WideResNet101(int classes = 1000, Size2? size = null, int channels = 3) =>
        new ResNetPlan("wide_resnet101_2", [3, 4, 23, 3], Bottleneck: true) { GroupWidth = 128 }.Write(classes, size ?? 224, channels);
}
