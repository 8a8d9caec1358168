using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>What residual networks for ImageNet tell apart: ResNet, ResNeXt and the wide ones.</summary>
/// <param name="Name">The network's name, but for the order.</param>
/// <param name="Blocks">Blocks of each of the four stages, of 64, 128, 256 and 512 channels.</param>
/// <param name="Bottleneck">Whether they are bottlenecks, whose stages give four times the channels.</param>
internal sealed record ResNetPlan(string Name, int[] Blocks, bool Bottleneck)
{
    /// <summary>A stem for small pictures: 3x3 that keeps the size, no pooling.</summary>
    public bool SmallStem { get; init; }

    /// <summary>Groups of a bottleneck's 3x3 convolution.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Channels of a group for each 64 of the stage.</summary>
    public int GroupWidth { get; init; } = 64;

    /// <summary>The form of the blocks.</summary>
    public ResidualOrder Order { get; init; }

    public Network Write(int classes, Size2 size, int channels) => Network.Build(Name + Suffix(Order), b =>
    {
        var x = Stem(b.Input("input", [Dim.Batch, channels, size.Height, size.Width]));
        for (var layer = 0; layer < Blocks.Length; layer++)
        {
            using var scope = b.Scope($"layer{layer + 1}");
            for (var i = 0; i < Blocks[layer]; i++)
            {
                var (wide, stride, first) = (64 << layer, layer > 0 && i == 0 ? 2 : 1, layer == 0 && i == 0);
                x = x.Scope($"{i}", y => Block(y, wide, stride, first));
            }
        }

        return Finish(x, Order).GlobalAveragePool("avgpool").Flatten().Dense(classes, name: "fc");
    });

    /// <summary>What the order adds to a network's name.</summary>
    internal static string Suffix(ResidualOrder order) => order switch
    {
        ResidualOrder.Original => "",
        ResidualOrder.NormAfterAddition => "_norm_after_add",
        ResidualOrder.ReluBeforeAddition => "_relu_before_add",
        ResidualOrder.ReluPreActivation => "_relu_preact",
        ResidualOrder.FullPreActivation => "_preact",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "A residual block has one of the five orders of ResidualOrder."),
    };

    /// <summary>With pre-activation the last sum is activated before it is pooled.</summary>
    internal static Tensor Finish(Tensor x, ResidualOrder order) => order switch
    {
        ResidualOrder.ReluPreActivation => x.Relu("relu_last"),
        ResidualOrder.FullPreActivation => x.BatchNorm(name: "norm").Relu("relu_last"),
        _ => x,
    };

    private Tensor Block(Tensor x, int channels, int stride, bool first) => Bottleneck
        ? x.BottleneckResidual(channels, stride, Order, first, Groups, channels * GroupWidth / 64 * Groups)
        : x.BasicResidual(channels, stride, Order, first);

    private Tensor Stem(Tensor x) => SmallStem
        ? x.Conv2d(64, 3, padding: 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu("relu")
        : x.Conv2d(64, 7, stride: 2, padding: 3, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu("relu").MaxPool2d(3, 2, 1, name: "maxpool");
}
