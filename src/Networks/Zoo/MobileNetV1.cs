using System.Collections.Immutable;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Howard et al. 2017, "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications": depthwise 3x3 and 1x1 convolutions in turn, with
/// timm's names and start.
/// </summary>
public static class MobileNetV1
{
    internal const string Paper =
        "Howard et al. 2017, \"MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications\", arXiv:1704.04861";

    /// <summary>Uniform within 1 / sqrt(classes).</summary>
    private static readonly Initialiser Head = new HeUniform(Fan.Out, Math.Sqrt(5));

    private static readonly ImmutableArray<Stage> Stages = [new(64, 1, 1), new(128, 2, 2), new(256, 2, 2), new(512, 6, 2), new(1024, 2, 2)];

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="width">Multiplies the channels of every layer: the paper has 1, 0.75, 0.5 and 0.25.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, double width = 1, float dropout = 0)
    {
        if (!(width > 0 && double.IsFinite(width)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "MobileNet's width multiplies channels: it has to be a finite number above 0.");
        }

        var side = size ?? 224;
        return Network.Build("mobilenet_v1", b =>
        {
            var x = Conv(b.Input("input", [Dim.Batch, channels, side.Height, side.Width]), "conv_stem", "bn1", MobileNetV2.Channels(32 * width), 3, 2);
            x = x.Scope("blocks", y => Stages.Index().Aggregate(y, (z, stage) => z.Scope($"{stage.Index}", s => Write(s, stage.Item, width))));
            x = x.GlobalAveragePool("global_pool").Flatten();
            return (dropout > 0 ? x.Dropout(dropout) : x).Dense(classes, initial: Head, name: "classifier");
        });
    }

    private static Tensor Write(Tensor x, Stage stage, double width)
    {
        for (var i = 0; i < stage.Blocks; i++)
        {
            var stride = i == 0 ? stage.Stride : 1;
            x = x.Scope($"{i}", y => Conv(
                Conv(y, "conv_dw", "bn1", checked((int)y.Shape[1].Size), 3, stride, depthwise: true),
                "conv_pw", "bn2", MobileNetV2.Channels(stage.Channels * width), 1, 1));
        }

        return x;
    }

    /// <summary>Weights start with a deviation of sqrt(2 / outputs of one input): kernel places times channels, or once where it is depthwise.</summary>
    private static Tensor Conv(Tensor x, string name, string norm, int channels, int kernel, int stride, bool depthwise = false)
    {
        var initial = new Normal(0, Math.Sqrt(2.0 / (kernel * kernel * (depthwise ? 1 : channels))));
        return x.Conv2d(channels, kernel, stride, kernel / 2, groups: depthwise ? channels : 1, bias: false, initial: initial, name: name)
            .BatchNorm(name: norm).Relu6();
    }

    private readonly record struct Stage(int Channels, int Blocks, int Stride);
}
