using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>He et al. 2015, "Deep Residual Learning for Image Recognition", with torchvision's names and strides.</summary>
public static class ResNet
{
    internal const string Paper = "He et al. 2015, \"Deep Residual Learning for Image Recognition\", arXiv:1512.03385";

    /// <summary>18 layers of basic blocks.</summary>
    public static Network ResNet18(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("resnet18", Stem, ResidualBlock.BasicResidual, [2, 2, 2, 2], classes, channels, size ?? 224);

    /// <summary>34 layers of basic blocks.</summary>
    public static Network ResNet34(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("resnet34", Stem, ResidualBlock.BasicResidual, [3, 4, 6, 3], classes, channels, size ?? 224);

    /// <summary>50 layers of bottlenecks.</summary>
    public static Network ResNet50(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("resnet50", Stem, ResidualBlock.BottleneckResidual, [3, 4, 6, 3], classes, channels, size ?? 224);

    /// <summary>101 layers of bottlenecks.</summary>
    public static Network ResNet101(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("resnet101", Stem, ResidualBlock.BottleneckResidual, [3, 4, 23, 3], classes, channels, size ?? 224);

    /// <summary>152 layers of bottlenecks.</summary>
    public static Network ResNet152(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("resnet152", Stem, ResidualBlock.BottleneckResidual, [3, 8, 36, 3], classes, channels, size ?? 224);

    /// <summary>18 layers for small pictures such as CIFAR's: a 3x3 stem that keeps the size, and no pooling before the blocks.</summary>
    public static Network ResNet18Small(int classes = 10, Size2? size = null, int channels = 3) =>
        Write("resnet18_small", SmallStem, ResidualBlock.BasicResidual, [2, 2, 2, 2], classes, channels, size ?? 32);

    private static Network Write(
        string name, Func<Tensor, Tensor> stem, Func<Tensor, int, int, Tensor> block, int[] blocks, int classes, int channels, Size2 size) =>
        Network.Build(name, b =>
        {
            var x = stem(b.Input("input", [Dim.Batch, channels, size.Height, size.Width]));
            for (var layer = 0; layer < blocks.Length; layer++)
            {
                using var scope = b.Scope($"layer{layer + 1}");
                for (var i = 0; i < blocks[layer]; i++)
                {
                    var stride = layer > 0 && i == 0 ? 2 : 1;
                    x = x.Scope($"{i}", y => block(y, 64 << layer, stride));
                }
            }

            return x.GlobalAveragePool("avgpool").Flatten().Dense(classes, name: "fc");
        });

    private static Tensor Stem(Tensor x) =>
        x.Conv2d(64, 7, stride: 2, padding: 3, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu("relu").MaxPool2d(3, 2, 1, name: "maxpool");

    private static Tensor SmallStem(Tensor x) => x.Conv2d(64, 3, padding: 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu("relu");
}
