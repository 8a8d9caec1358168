using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Szegedy et al. 2016, "Rethinking the Inception Architecture for Computer Vision", with torchvision's names. Pictures of 75x75 and more, which are
/// (value - 0.5) / 0.5, as torchvision's weights want them.
/// </summary>
public static class InceptionV3
{
    internal const string Paper = "Szegedy et al. 2016, \"Rethinking the Inception Architecture for Computer Vision\", arXiv:1512.00567";

    // torchvision cuts the normal values at -2 and 2, which hardly one reaches.
    private static readonly Normal Initial = new(0, 0.1);

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 299 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="auxiliary">
    /// Whether there is the output "aux" beside "output": a classifier half-way, for training; its loss counts 0.3. It needs pictures of 107x107 and more.
    /// </param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, bool auxiliary = false, float dropout = 0.5f)
    {
        var side = size ?? 299;
        return Network.Build("inception_v3", b =>
        {
            var middle = Middle(Stem(b.Input("input", [Dim.Batch, channels, side.Height, side.Width])));
            var auxiliaries = auxiliary ? new Dictionary<string, Tensor> { ["aux"] = Auxiliary(middle, classes) } : [];
            var x = Wide(Wide(Smallest(middle), "Mixed_7b"), "Mixed_7c");
            var scores = x.GlobalAveragePool("avgpool").Dropout(dropout, "dropout").Flatten().Dense(classes, initial: Initial, name: "fc");
            return new Dictionary<string, Tensor>([new("output", scores), .. auxiliaries]);
        });
    }

    private static Tensor Stem(Tensor x)
    {
        x = Conv(Unpadded(Unpadded(x, "Conv2d_1a_3x3", 32, 2), "Conv2d_2a_3x3", 32), "Conv2d_2b_3x3", 64, 3).MaxPool2d(3, 2, name: "maxpool1");
        return Unpadded(Conv(x, "Conv2d_3b_1x1", 80, 1), "Conv2d_4a_3x3", 192).MaxPool2d(3, 2, name: "maxpool2");
    }

    private static Tensor Middle(Tensor x)
    {
        x = Small(Small(Small(x, "Mixed_5b", 32), "Mixed_5c", 64), "Mixed_5d", 64);
        return Seven(Seven(Seven(Seven(Smaller(x), "Mixed_6b", 128), "Mixed_6c", 160), "Mixed_6d", 160), "Mixed_6e", 192);
    }

    /// <summary>1x1, 5x5, two 3x3, and a mean.</summary>
    private static Tensor Small(Tensor x, string name, int pooled) => x.Scope(name, y =>
    {
        var one = Conv(y, "branch1x1", 64, 1);
        var five = Conv(Conv(y, "branch5x5_1", 48, 1), "branch5x5_2", 64, 5);
        var three = Conv(Conv(Conv(y, "branch3x3dbl_1", 64, 1), "branch3x3dbl_2", 96, 3), "branch3x3dbl_3", 96, 3);
        return one.Concat([five, three, Pooled(y, pooled)]);
    });

    /// <summary>To half the size.</summary>
    private static Tensor Smaller(Tensor x) => x.Scope("Mixed_6a", y =>
    {
        var three = Unpadded(y, "branch3x3", 384, 2);
        var twice = Unpadded(Conv(Conv(y, "branch3x3dbl_1", 64, 1), "branch3x3dbl_2", 96, 3), "branch3x3dbl_3", 96, 2);
        return three.Concat([twice, y.MaxPool2d(3, 2)]);
    });

    /// <summary>7x7 as a column and a row, once and twice.</summary>
    private static Tensor Seven(Tensor x, string name, int between) => x.Scope(name, y =>
    {
        var one = Conv(y, "branch1x1", 192, 1);
        var once = Conv(Conv(Conv(y, "branch7x7_1", between, 1), "branch7x7_2", between, (1, 7)), "branch7x7_3", 192, (7, 1));
        var twice = Conv(Conv(Conv(y, "branch7x7dbl_1", between, 1), "branch7x7dbl_2", between, (7, 1)), "branch7x7dbl_3", between, (1, 7));
        twice = Conv(Conv(twice, "branch7x7dbl_4", between, (7, 1)), "branch7x7dbl_5", 192, (1, 7));
        return one.Concat([once, twice, Pooled(y, 192)]);
    });

    /// <summary>To half the size once more.</summary>
    private static Tensor Smallest(Tensor x) => x.Scope("Mixed_7a", y =>
    {
        var three = Unpadded(Conv(y, "branch3x3_1", 192, 1), "branch3x3_2", 320, 2);
        var seven = Conv(Conv(Conv(y, "branch7x7x3_1", 192, 1), "branch7x7x3_2", 192, (1, 7)), "branch7x7x3_3", 192, (7, 1));
        return three.Concat([Unpadded(seven, "branch7x7x3_4", 192, 2), y.MaxPool2d(3, 2)]);
    });

    /// <summary>3x3 as a row and a column beside each other.</summary>
    private static Tensor Wide(Tensor x, string name) => x.Scope(name, y =>
    {
        var one = Conv(y, "branch1x1", 320, 1);
        var three = Conv(y, "branch3x3_1", 384, 1);
        var threes = Conv(three, "branch3x3_2a", 384, (1, 3)).Concat([Conv(three, "branch3x3_2b", 384, (3, 1))]);
        var twice = Conv(Conv(y, "branch3x3dbl_1", 448, 1), "branch3x3dbl_2", 384, 3);
        var twices = Conv(twice, "branch3x3dbl_3a", 384, (1, 3)).Concat([Conv(twice, "branch3x3dbl_3b", 384, (3, 1))]);
        return one.Concat([threes, twices, Pooled(y, 192)]);
    });

    private static Tensor Auxiliary(Tensor x, int classes) => x.Scope("AuxLogits", y =>
    {
        y = Conv(y.AveragePool2d(5, 3), "conv0", 128, 1).InceptionConv("conv1", 768, 5, padded: false, initial: new Normal(0, 0.01));
        return y.GlobalAveragePool().Flatten().Dense(classes, initial: new Normal(0, 0.001), name: "fc");
    });

    private static Tensor Pooled(Tensor x, int channels) => Conv(x.AveragePool2d(3, 1, 1), "branch_pool", channels, 1);

    private static Tensor Conv(Tensor x, string name, int channels, Size2 kernel) => x.InceptionConv(name, channels, kernel, initial: Initial);

    private static Tensor Unpadded(Tensor x, string name, int channels, int stride = 1) =>
        x.InceptionConv(name, channels, 3, stride, padded: false, initial: Initial);
}
