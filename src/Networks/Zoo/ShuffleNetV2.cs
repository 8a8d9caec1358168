using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Ma et al. 2018, "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", with torchvision's names.</summary>
public static class ShuffleNetV2
{
    internal const string Paper = "Ma et al. 2018, \"ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design\", arXiv:1807.11164";

    private static readonly Initialiser Start = new HeUniform(Fan.In, Math.Sqrt(5));

    /// <summary>48 channels in the first stage.</summary>
    public static Network X05(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("shufflenet_v2_x0_5", 48, 1024, classes, channels, size ?? 224);

    /// <summary>116 channels in the first stage.</summary>
    public static Network X10(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("shufflenet_v2_x1_0", 116, 1024, classes, channels, size ?? 224);

    /// <summary>176 channels in the first stage.</summary>
    public static Network X15(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("shufflenet_v2_x1_5", 176, 1024, classes, channels, size ?? 224);

    /// <summary>244 channels in the first stage.</summary>
    public static Network X20(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("shufflenet_v2_x2_0", 244, 2048, classes, channels, size ?? 224);

    private static Network Write(string name, int wide, int last, int classes, int channels, Size2 size) => Network.Build(name, b =>
    {
        var x = b.Input("input", [Dim.Batch, channels, size.Height, size.Width])
            .Scope("conv1", y => Conv(y, 24, 3, 2).Relu("2")).MaxPool2d(3, 2, 1, name: "maxpool");
        ReadOnlySpan<int> blocks = [4, 8, 4];
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            using var scope = b.Scope($"stage{stage + 2}");
            for (var i = 0; i < blocks[stage]; i++)
            {
                var half = (wide << stage) / 2;
                x = i == 0 ? x.Scope("0", y => Down(y, half)) : x.Scope($"{i}", y => Unit(y, half));
            }
        }

        return x.Scope("conv5", y => Conv(y, last, 1).Relu("2")).GlobalAveragePool("avgpool").Flatten().Dense(classes, name: "fc");
    });

    /// <summary>Both branches see all channels and halve the picture.</summary>
    private static Tensor Down(Tensor x, int half)
    {
        var from = checked((int)x.Shape[1].Size);
        var left = x.Scope("branch1", y => Conv(Conv(y, from, 3, 2, from), half, 1, place: 2).Relu("4"));
        return left.Concat([x.Scope("branch2", y => Branch(y, half, 2))]).ChannelShuffle(2);
    }

    /// <summary>Half of the channels passes by.</summary>
    private static Tensor Unit(Tensor x, int half) =>
        x.Slice(1, 0, half).Concat([x.Slice(1, half, half).Scope("branch2", y => Branch(y, half, 1))]).ChannelShuffle(2);

    private static Tensor Branch(Tensor x, int half, int stride) =>
        Conv(Conv(Conv(x, half, 1).Relu("2"), half, 3, stride, half, place: 3), half, 1, place: 5).Relu("7");

    private static Tensor Conv(Tensor x, int channels, int kernel, int stride = 1, int groups = 1, int place = 0) =>
        x.Conv2d(channels, kernel, stride, kernel / 2, groups: groups, bias: false, initial: Start, name: $"{place}").BatchNorm(name: $"{place + 1}");
}
