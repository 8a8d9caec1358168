using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Szegedy et al. 2015, "Going Deeper with Convolutions", with torchvision's names, batch normalisation and 3x3 in place of the 5x5. Its pictures are
/// (value - 0.5) / 0.5, as torchvision's weights want them.
/// </summary>
public static class GoogLeNet
{
    internal const string Paper = "Szegedy et al. 2015, \"Going Deeper with Convolutions\", arXiv:1409.4842";

    // torchvision cuts the normal values at -2 and 2, which none reaches.
    private static readonly Normal Initial = new(0, 0.01);

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="auxiliary">
    /// Whether there are the outputs "aux1" and "aux2" beside "output": classifiers half-way, for training. Their losses count 0.3 each in the paper.
    /// </param>
    /// <param name="dropout">The share of numbers that training drops before the scores.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, bool auxiliary = false, float dropout = 0.2f)
    {
        var side = size ?? 224;
        return Network.Build("googlenet", b =>
        {
            var outputs = new Dictionary<string, Tensor>();
            var x = Conv(b.Input("input", [Dim.Batch, channels, side.Height, side.Width]), "conv1", 64, 7, 2).MaxPool2d(3, 2, ceiling: true, name: "maxpool1");
            x = Conv(Conv(x, "conv2", 64, 1), "conv3", 192, 3).MaxPool2d(3, 2, ceiling: true, name: "maxpool2");
            x = Inception(x, "inception3a", new(64, 96, 128, 16, 32, 32));
            x = Inception(x, "inception3b", new(128, 128, 192, 32, 96, 64)).MaxPool2d(3, 2, ceiling: true, name: "maxpool3");
            var early = Inception(x, "inception4a", new(192, 96, 208, 16, 48, 64));
            x = Inception(early, "inception4b", new(160, 112, 224, 24, 64, 64));
            x = Inception(x, "inception4c", new(128, 128, 256, 24, 64, 64));
            var late = Inception(x, "inception4d", new(112, 144, 288, 32, 64, 64));
            x = Inception(late, "inception4e", new(256, 160, 320, 32, 128, 128)).MaxPool2d(2, ceiling: true, name: "maxpool4");
            x = Inception(x, "inception5a", new(256, 160, 320, 32, 128, 128));
            x = Inception(x, "inception5b", new(384, 192, 384, 48, 128, 128));
            if (auxiliary)
            {
                outputs.Add("aux1", Auxiliary(early, "aux1", classes));
                outputs.Add("aux2", Auxiliary(late, "aux2", classes));
            }

            var scores = x.GlobalAveragePool("avgpool").Flatten().Dropout(dropout, "dropout").Dense(classes, initial: Initial, name: "fc");
            return new Dictionary<string, Tensor>([new("output", scores), .. outputs]);
        });
    }

    private static Tensor Conv(Tensor x, string name, int channels, Size2 kernel, int stride = 1) =>
        x.InceptionConv(name, channels, kernel, stride, initial: Initial);

    private static Tensor Inception(Tensor x, string name, Widths widths) => x.Scope(name, y =>
    {
        var one = Conv(y, "branch1", widths.One, 1);
        var three = y.Scope("branch2", s => Conv(Conv(s, "0", widths.BeforeThree, 1), "1", widths.Three, 3));
        var five = y.Scope("branch3", s => Conv(Conv(s, "0", widths.BeforeFive, 1), "1", widths.Five, 3));
        var pooled = y.Scope("branch4", s => Conv(s.MaxPool2d(3, 1, 1, ceiling: true, name: "0"), "1", widths.Pooled, 1));
        return one.Concat([three, five, pooled]);
    });

    private static Tensor Auxiliary(Tensor x, string name, int classes) => x.Scope(name, y =>
        Conv(y.AdaptiveAveragePool2d(4, "avgpool"), "conv", 128, 1).Flatten()
            .Dense(1024, initial: Initial, name: "fc1").Relu("relu").Dropout(0.7f, "dropout").Dense(classes, initial: Initial, name: "fc2"));

    /// <summary>Channels of the branches, and of the 1x1 convolutions before the larger ones.</summary>
    private sealed record Widths(int One, int BeforeThree, int Three, int BeforeFive, int Five, int Pooled);
}
