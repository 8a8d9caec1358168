using System.Collections.Immutable;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Tan et al. 2019, "MnasNet: Platform-Aware Neural Architecture Search for Mobile" (the variant B1), with torchvision's names and momentum.</summary>
public static class MnasNet
{
    internal const string Paper = "Tan et al. 2019, \"MnasNet: Platform-Aware Neural Architecture Search for Mobile\", arXiv:1807.11626";
    private const float Momentum = 1 - 0.9997f;
    private const int Last = 1280;

    private static readonly ImmutableArray<Stage> Stages =
    [
        new(24, 3, 2, 3, 3), new(40, 5, 2, 3, 3), new(80, 5, 2, 6, 3), new(96, 3, 1, 6, 2), new(192, 5, 2, 6, 4), new(320, 3, 1, 6, 1),
    ];

    /// <summary>Writes the network.</summary>
    /// <param name="width">Multiplies the channels of every layer but the last; torchvision publishes 0.5, 0.75, 1 and 1.3.</param>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    public static Network Build(double width = 1, int classes = 1000, Size2? size = null, int channels = 3, float dropout = 0.2f)
    {
        if (!(width > 0 && double.IsFinite(width)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "MNASNet's width multiplies channels: it has to be a finite number above 0.");
        }

        var side = size ?? 224;
        var name = FormattableString.Invariant($"mnasnet{width:0.0#}").Replace('.', '_');
        return Network.Build(name, b =>
            b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("layers", x => Layers(x, width))
                .GlobalAveragePool("avgpool").Flatten()
                .Scope("classifier", x => x.Dropout(dropout, "0").Dense(classes, initial: new HeUniform(Fan.Out, 1), name: "1")));
    }

    private static Tensor Layers(Tensor x, double width)
    {
        var (stem, first) = (MobileNetV2.Channels(32 * width), MobileNetV2.Channels(16 * width));
        x = ConvNormRelu(x, stem, 3, 2, 1, 0);
        x = ConvNormRelu(x, stem, 3, 1, stem, 3);
        x = ConvNorm(x, first, 1, 1, 1, 6);
        for (var i = 0; i < Stages.Length; i++)
        {
            var stage = Stages[i];
            using var scope = x.Builder.Scope($"{i + 8}");
            for (var block = 0; block < stage.Blocks; block++)
            {
                var (channels, stride) = (MobileNetV2.Channels(stage.Channels * width), block == 0 ? stage.Stride : 1);
                x = x.Scope($"{block}", y => Block(y, channels, stage.Kernel, stride, stage.Expansion));
            }
        }

        return ConvNormRelu(x, Last, 1, 1, 1, 8 + Stages.Length);
    }

    private static Tensor Block(Tensor x, int channels, int kernel, int stride, int expansion)
    {
        var wide = checked((int)x.Shape[1].Size * expansion);
        var y = x.Scope("layers", s => ConvNorm(ConvNormRelu(ConvNormRelu(s, wide, 1, 1, 1, 0), wide, kernel, stride, wide, 3), channels, 1, 1, 1, 6));
        return stride == 1 && x.Shape[1] == channels ? y.Add(x) : y;
    }

    private static Tensor ConvNormRelu(Tensor x, int channels, int kernel, int stride, int groups, int place) =>
        ConvNorm(x, channels, kernel, stride, groups, place).Relu($"{place + 2}");

    private static Tensor ConvNorm(Tensor x, int channels, int kernel, int stride, int groups, int place) =>
        x.Conv2d(channels, kernel, stride, kernel / 2, groups: groups, bias: false, name: $"{place}").BatchNorm(momentum: Momentum, name: $"{place + 1}");

    private readonly record struct Stage(int Channels, int Kernel, int Stride, int Expansion, int Blocks);
}
