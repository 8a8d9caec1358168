using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Szegedy et al. 2017, "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning": the one without residuals, with timm's names.
/// Pictures of 75x75 and more.
/// </summary>
public static class InceptionV4
{
    internal const string Paper =
        "Szegedy et al. 2017, \"Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning\", arXiv:1602.07261";

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 299 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops before the scores; the paper drops 0.2.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, float dropout = 0.2f)
    {
        var side = size ?? 299;
        return Network.Build("inception_v4", b =>
            b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("features", Features)
                .GlobalAveragePool("avgpool").Flatten().Dropout(dropout, "head_drop").Dense(classes, name: "last_linear"));
    }

    private static Tensor Features(Tensor x)
    {
        x = x.InceptionConv("0", 32, 3, 2, padded: false).InceptionConv("1", 32, 3, padded: false).InceptionConv("2", 64, 3);
        x = x.Scope("3", y => y.MaxPool2d(3, 2).Concat([y.InceptionConv("conv", 96, 3, 2, padded: false)]));
        x = x.Scope("4", SevenOrNot);
        x = x.Scope("5", y => y.InceptionConv("conv", 192, 3, 2, padded: false).Concat([y.MaxPool2d(3, 2)]));
        var place = 6;
        x = Repeat(x, 4, Small);
        x = x.Scope($"{place++}", Smaller);
        x = Repeat(x, 7, Seven);
        x = x.Scope($"{place++}", Smallest);
        return Repeat(x, 3, Wide);

        Tensor Repeat(Tensor y, int times, Func<Tensor, Tensor> block) =>
            Enumerable.Range(0, times).Aggregate(y, (z, _) => z.Scope($"{place++}", block));
    }

    /// <summary>3x3, and 7x7 as a row and a column before it.</summary>
    private static Tensor SevenOrNot(Tensor x)
    {
        var three = x.Scope("branch0", y => y.InceptionConv("0", 64, 1).InceptionConv("1", 96, 3, padded: false));
        var seven = x.Scope("branch1", y => y
            .InceptionConv("0", 64, 1).InceptionConv("1", 64, (1, 7)).InceptionConv("2", 64, (7, 1)).InceptionConv("3", 96, 3, padded: false));
        return three.Concat([seven]);
    }

    private static Tensor Small(Tensor x)
    {
        var one = x.InceptionConv("branch0", 96, 1);
        var once = x.Scope("branch1", y => y.InceptionConv("0", 64, 1).InceptionConv("1", 96, 3));
        var twice = x.Scope("branch2", y => y.InceptionConv("0", 64, 1).InceptionConv("1", 96, 3).InceptionConv("2", 96, 3));
        return one.Concat([once, twice, Pooled(x, "branch3", 96)]);
    }

    private static Tensor Smaller(Tensor x)
    {
        var three = x.InceptionConv("branch0", 384, 3, 2, padded: false);
        var twice = x.Scope("branch1", y => y.InceptionConv("0", 192, 1).InceptionConv("1", 224, 3).InceptionConv("2", 256, 3, 2, padded: false));
        return three.Concat([twice, x.MaxPool2d(3, 2, name: "branch2")]);
    }

    private static Tensor Seven(Tensor x)
    {
        var one = x.InceptionConv("branch0", 384, 1);
        var once = x.Scope("branch1", y => y.InceptionConv("0", 192, 1).InceptionConv("1", 224, (1, 7)).InceptionConv("2", 256, (7, 1)));
        var twice = x.Scope("branch2", y => y.InceptionConv("0", 192, 1).InceptionConv("1", 192, (7, 1)).InceptionConv("2", 224, (1, 7))
            .InceptionConv("3", 224, (7, 1)).InceptionConv("4", 256, (1, 7)));
        return one.Concat([once, twice, Pooled(x, "branch3", 128)]);
    }

    private static Tensor Smallest(Tensor x)
    {
        var three = x.Scope("branch0", y => y.InceptionConv("0", 192, 1).InceptionConv("1", 192, 3, 2, padded: false));
        var seven = x.Scope("branch1", y => y
            .InceptionConv("0", 256, 1).InceptionConv("1", 256, (1, 7)).InceptionConv("2", 320, (7, 1)).InceptionConv("3", 320, 3, 2, padded: false));
        return three.Concat([seven, x.MaxPool2d(3, 2, name: "branch2")]);
    }

    private static Tensor Wide(Tensor x)
    {
        var one = x.InceptionConv("branch0", 256, 1);
        var once = x.InceptionConv("branch1_0", 384, 1);
        var (row, column) = (once.InceptionConv("branch1_1a", 256, (1, 3)), once.InceptionConv("branch1_1b", 256, (3, 1)));
        var twice = x.InceptionConv("branch2_0", 384, 1).InceptionConv("branch2_1", 448, (3, 1)).InceptionConv("branch2_2", 512, (1, 3));
        var (row2, column2) = (twice.InceptionConv("branch2_3a", 256, (1, 3)), twice.InceptionConv("branch2_3b", 256, (3, 1)));
        return one.Concat([row, column, row2, column2, Pooled(x, "branch3", 256)]);
    }

    private static Tensor Pooled(Tensor x, string name, int channels) =>
        x.Scope(name, y => y.AveragePool2d(3, 1, 1, countPadding: false, name: "0").InceptionConv("1", channels, 1));
}
