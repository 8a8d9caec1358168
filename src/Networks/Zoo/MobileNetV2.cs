using System.Collections.Immutable;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Sandler et al. 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", with torchvision's names.</summary>
public static class MobileNetV2
{
    internal const string Paper = "Sandler et al. 2018, \"MobileNetV2: Inverted Residuals and Linear Bottlenecks\", arXiv:1801.04381";
    private const int Divisor = 8;

    private static readonly ImmutableArray<Stage> Stages =
    [
        new(1, 16, 1, 1), new(6, 24, 2, 2), new(6, 32, 3, 2), new(6, 64, 4, 2), new(6, 96, 3, 1), new(6, 160, 3, 2), new(6, 320, 1, 1),
    ];

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="width">Multiplies the channels of every layer; the last convolution never has fewer than 1280.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, double width = 1, float dropout = 0.2f)
    {
        if (!(width > 0 && double.IsFinite(width)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "MobileNetV2's width multiplies channels: it has to be a finite number above 0.");
        }

        var side = size ?? 224;
        return Network.Build("mobilenet_v2", b =>
            b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("features", x => Features(x, width))
                .GlobalAveragePool("avgpool").Flatten()
                .Scope("classifier", x => x.Dropout(dropout, "0").Dense(classes, initial: new Normal(), name: "1")));
    }

    /// <summary>The multiple of 8 nearest to so many channels that is not below nine tenths of them.</summary>
    internal static int Channels(double channels)
    {
        var nearest = Math.Max(Divisor, (int)(channels + (Divisor / 2.0)) / Divisor * Divisor);
        return nearest < 0.9 * channels ? nearest + Divisor : nearest;
    }

    private static Tensor Features(Tensor x, double width)
    {
        x = x.Scope("0", y => y.ConvNormRelu6(Channels(32 * width), 3, stride: 2));
        var place = 1;
        foreach (var stage in Stages)
        {
            for (var i = 0; i < stage.Blocks; i++)
            {
                var (channels, stride, expansion) = (Channels(stage.Channels * width), i == 0 ? stage.Stride : 1, stage.Expansion);
                x = x.Scope($"{place++}", y => y.InvertedResidual(channels, stride, expansion));
            }
        }

        return x.Scope($"{place}", y => y.ConvNormRelu6(Channels(1280 * Math.Max(1, width)), 1));
    }

    private readonly record struct Stage(int Expansion, int Channels, int Blocks, int Stride);
}
