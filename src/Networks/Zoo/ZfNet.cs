using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks", figure 3: AlexNet with a smaller first kernel and stride. The contrast
/// normalisation is AlexNet's, across channels. Steps are numbered as torchvision numbers AlexNet's; pictures of other sizes come to 6x6 by an adaptive mean.
/// </summary>
public static class ZfNet
{
    internal const string Paper = "Zeiler and Fergus 2014, \"Visualizing and Understanding Convolutional Networks\", arXiv:1311.2901";

    private static readonly Normal Initial = new(0, 0.01);

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="units">The width of the dense layers before the last.</param>
    /// <param name="dropout">The share of numbers that training drops before each of them.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, int units = 4096, float dropout = 0.5f) =>
        AlexNet.Write("zfnet", Features, Initial, classes, size ?? 224, channels, units, dropout);

    /// <summary>224 becomes 110, 55, 26, 13, 13, 13, 13, 6.</summary>
    private static Tensor Features(Tensor x) => x
        .Conv2d(96, 7, 2, 1, initial: Initial, name: "0").Relu("1").MaxPool2d(3, 2, 1, name: "2").LocalResponseNorm(5, name: "3")
        .Conv2d(256, 5, 2, initial: Initial, name: "4").Relu("5").MaxPool2d(3, 2, 1, name: "6").LocalResponseNorm(5, name: "7")
        .Conv2d(384, 3, padding: 1, initial: Initial, name: "8").Relu("9")
        .Conv2d(384, 3, padding: 1, initial: Initial, name: "10").Relu("11")
        .Conv2d(256, 3, padding: 1, initial: Initial, name: "12").Relu("13").MaxPool2d(3, 2, name: "14");
}
