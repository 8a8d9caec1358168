using System.Collections.Immutable;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Howard et al. 2019, "Searching for MobileNetV3", large and small, with torchvision's names.</summary>
public static class MobileNetV3
{
    internal const string Paper = "Howard et al. 2019, \"Searching for MobileNetV3\", arXiv:1905.02244";
    private const int Stem = 16;

    private static readonly ImmutableArray<Row> LargeRows =
    [
        new(3, 16, 16, false, false, 1), new(3, 64, 24, false, false, 2), new(3, 72, 24, false, false, 1), new(5, 72, 40, true, false, 2),
        new(5, 120, 40, true, false, 1), new(5, 120, 40, true, false, 1), new(3, 240, 80, false, true, 2), new(3, 200, 80, false, true, 1),
        new(3, 184, 80, false, true, 1), new(3, 184, 80, false, true, 1), new(3, 480, 112, true, true, 1), new(3, 672, 112, true, true, 1),
        new(5, 672, 160, true, true, 2), new(5, 960, 160, true, true, 1), new(5, 960, 160, true, true, 1),
    ];

    private static readonly ImmutableArray<Row> SmallRows =
    [
        new(3, 16, 16, true, false, 2), new(3, 72, 24, false, false, 2), new(3, 88, 24, false, false, 1), new(5, 96, 40, true, true, 2),
        new(5, 240, 40, true, true, 1), new(5, 240, 40, true, true, 1), new(5, 120, 48, true, true, 1), new(5, 144, 48, true, true, 1),
        new(5, 288, 96, true, true, 2), new(5, 576, 96, true, true, 1), new(5, 576, 96, true, true, 1),
    ];

    /// <summary>15 blocks.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="width">Multiplies the channels of every layer.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    /// <param name="epsilon">Of batch normalisation; torchvision's, while timm trained with 1e-5.</param>
    public static Network Large(
        int classes = 1000, Size2? size = null, int channels = 3, double width = 1, float dropout = 0.2f, float epsilon = 1e-3f) =>
        Write("mobilenet_v3_large", LargeRows, 1280, new Options(classes, size ?? 224, channels, Multiplier(width), dropout, epsilon));

    /// <summary>11 blocks.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="width">Multiplies the channels of every layer.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    /// <param name="epsilon">Of batch normalisation; torchvision's, while timm trained with 1e-5.</param>
    public static Network Small(
        int classes = 1000, Size2? size = null, int channels = 3, double width = 1, float dropout = 0.2f, float epsilon = 1e-3f) =>
        Write("mobilenet_v3_small", SmallRows, 1024, new Options(classes, size ?? 224, channels, Multiplier(width), dropout, epsilon));

    private static Network Write(string name, ImmutableArray<Row> rows, int units, Options options) =>
        Network.Build(name, b =>
            b.Input("input", [Dim.Batch, options.Channels, options.Size.Height, options.Size.Width])
                .Scope("features", x => Features(x, rows, options))
                .GlobalAveragePool("avgpool").Flatten()
                .Scope("classifier", x => x.Dense(Wide(units, options), initial: new Normal(), name: "0").HardSwish("1").Dropout(options.Dropout, "2")
                    .Dense(options.Classes, initial: new Normal(), name: "3")));

    private static Tensor Features(Tensor x, ImmutableArray<Row> rows, Options options)
    {
        var (hard, plain) = (Style(options, x => x.HardSwish("2")), Style(options, x => x.Relu("2")));
        x = x.Scope("0", y => hard.Activation(y.ConvNorm(Wide(Stem, options), 3, stride: 2, epsilon: hard.Epsilon, momentum: hard.Momentum)));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var expanded = Wide(row.Expanded, options);
            var block = new MobileBottleneckBlock(row.IsHard ? hard : plain, Wide(row.Channels, options), expanded, row.Kernel, row.Stride)
            {
                Squeezed = row.IsSqueezed ? MobileNetV2.Channels(expanded / 4) : 0,
            };
            x = x.Scope($"{i + 1}", block.Write);
        }

        var last = 6 * (int)x.Shape[1].Size;
        return x.Scope($"{rows.Length + 1}", y => hard.Activation(y.ConvNorm(last, 1, epsilon: hard.Epsilon, momentum: hard.Momentum)));
    }

    private static double Multiplier(double width) => width > 0 && double.IsFinite(width)
        ? width
        : throw new ArgumentOutOfRangeException(nameof(width), width, "MobileNetV3's width multiplies channels: it has to be a finite number above 0.");

    private static int Wide(int channels, Options options) => MobileNetV2.Channels(channels * options.Width);

    private static MobileStyle Style(Options options, Func<Tensor, Tensor> activation) =>
        new(options.Epsilon, 0.01f, activation, x => x.Relu("activation"), x => x.HardSigmoid("scale_activation"));

    private readonly record struct Row(int Kernel, int Expanded, int Channels, bool IsSqueezed, bool IsHard, int Stride);

    private sealed record Options(int Classes, Size2 Size, int Channels, double Width, float Dropout, float Epsilon);
}
