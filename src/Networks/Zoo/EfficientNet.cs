using System.Collections.Immutable;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Tan and Le 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks": one network, B0, and seven that are wider, deeper and for
/// larger pictures, with torchvision's names.
/// </summary>
public static class EfficientNet
{
    internal const string Paper = "Tan and Le 2019, \"EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks\", arXiv:1905.11946";
    private const double DepthDropped = 0.2;

    /// <summary>Uniform within 1 / sqrt(classes).</summary>
    private static readonly Initialiser Head = new HeUniform(Fan.Out, Math.Sqrt(5));

    private static readonly ImmutableArray<Stage> Stages =
    [
        new(1, 3, 1, 16, 1), new(6, 3, 2, 24, 2), new(6, 5, 2, 40, 2), new(6, 3, 2, 80, 3), new(6, 5, 1, 112, 3), new(6, 5, 2, 192, 4), new(6, 3, 1, 320, 1),
    ];

    /// <summary>Width, depth, height and width of the pictures, and dropout of B0 to B7.</summary>
    private static readonly ImmutableArray<Scale> Scales =
    [
        new(1, 1, 224, 0.2f), new(1, 1.1, 240, 0.2f), new(1.1, 1.2, 288, 0.3f), new(1.2, 1.4, 300, 0.3f),
        new(1.4, 1.8, 380, 0.4f), new(1.6, 2.2, 456, 0.4f), new(1.8, 2.6, 528, 0.5f), new(2, 3.1, 600, 0.5f),
    ];

    /// <summary>Writes the network.</summary>
    /// <param name="scale">0 for B0, to 7 for B7. From B5 on normalisation has another epsilon and momentum, as in torchvision.</param>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures; 224 for B0 to 600 for B7 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores; the paper's unless given.</param>
    /// <param name="stochasticDepth">How often training drops the last block for a row of the batch; earlier blocks are dropped less.</param>
    /// <param name="epsilon">Of batch normalisation; torchvision's unless given. timm trained all but those ported from TensorFlow with 1e-5.</param>
    public static Network Build(
        int scale, int classes = 1000, Size2? size = null, int channels = 3, float? dropout = null, double stochasticDepth = DepthDropped,
        float? epsilon = null)
    {
        if (scale < 0 || scale >= Scales.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"EfficientNets go from 0 (B0) to {Scales.Length - 1} (B{Scales.Length - 1}).");
        }

        var (sizes, side) = (Scales[scale], size ?? Scales[scale].Size);
        var style = new MobileStyle(
            epsilon ?? (scale < 5 ? 1e-5f : 1e-3f), scale < 5 ? 0.1f : 0.01f, x => x.Silu("2"), x => x.Silu("activation"), x => x.Sigmoid("scale_activation"));
        return Network.Build($"efficientnet_b{scale}", b =>
            b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("features", x => Features(x, sizes, style, stochasticDepth))
                .GlobalAveragePool("avgpool").Flatten()
                .Scope("classifier", x => x.Dropout(dropout ?? sizes.Dropout, "0").Dense(classes, initial: Head, name: "1")));
    }

    private static Tensor Features(Tensor x, Scale scale, MobileStyle style, double stochasticDepth)
    {
        x = x.Scope("0", y => style.Activation(y.ConvNorm(Width(32, scale), 3, stride: 2, epsilon: style.Epsilon, momentum: style.Momentum)));
        var all = Stages.Sum(s => Depth(s, scale));
        var number = 0;
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (expansion, kernel, stride, channels, _) = Stages[stage];
            using var scope = x.Builder.Scope($"{stage + 1}");
            for (var i = 0; i < Depth(Stages[stage], scale); i++)
            {
                var from = (int)x.Shape[1].Size;
                var block = new MobileBottleneckBlock(style, Width(channels, scale), MobileNetV2.Channels(from * expansion), kernel, i == 0 ? stride : 1)
                {
                    Squeezed = Math.Max(1, from / 4),
                    StochasticDepth = (float)(stochasticDepth * number++ / all),
                };
                x = x.Scope($"{i}", block.Write);
            }
        }

        return x.Scope(
            $"{Stages.Length + 1}",
            y => style.Activation(y.ConvNorm(4 * Width(320, scale), 1, epsilon: style.Epsilon, momentum: style.Momentum)));
    }

    private static int Width(int channels, Scale scale) => MobileNetV2.Channels(channels * scale.Width);

    private static int Depth(Stage stage, Scale scale) => (int)Math.Ceiling(stage.Blocks * scale.Depth);

    private readonly record struct Stage(int Expansion, int Kernel, int Stride, int Channels, int Blocks);

    private readonly record struct Scale(double Width, double Depth, int Size, float Dropout);
}
