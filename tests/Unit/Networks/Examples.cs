using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>Networks whose parameter counts are published.</summary>
internal static class Examples
{
    public static Network SmallCnn() => Network.Build("small", b => b.Input("input", ["N", 1, 28, 28])
        .Conv2d(32, 3, padding: 1, name: "conv1").Relu().MaxPool2d(2)
        .Conv2d(64, 3, padding: 1, name: "conv2").Relu().MaxPool2d(2)
        .Flatten().Dense(128, name: "fc1").Relu().Dense(10, name: "fc2"));

    /// <summary>He et al. 2015, as torchvision names it.</summary>
    public static Network ResNet18() => Network.Build("resnet18", b =>
    {
        var x = b.Input("input", ["N", 3, 224, 224])
            .Conv2d(64, 7, stride: 2, padding: 3, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu().MaxPool2d(3, 2, 1);
        foreach (var (layer, channels) in new[] { ("layer1", 64), ("layer2", 128), ("layer3", 256), ("layer4", 512) })
        {
            x = x.Scope(layer, y => y.Scope("0", z => Block(z, channels, layer == "layer1" ? 1 : 2)).Scope("1", z => Block(z, channels, 1)));
        }

        return x.GlobalAveragePool("avgpool").Flatten().Dense(1000, name: "fc");
    });

    private static Tensor Block(Tensor x, int channels, int stride)
    {
        var y = x.Conv2d(channels, 3, stride, 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu()
            .Conv2d(channels, 3, padding: 1, bias: false, name: "conv2").BatchNorm(name: "bn2");
        var shortcut = stride == 1 ? x : x.Scope("downsample", s => s.Conv2d(channels, 1, stride, bias: false, name: "0").BatchNorm(name: "1"));
        return y.Add(shortcut).Relu();
    }
}
