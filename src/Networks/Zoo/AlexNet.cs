using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Krizhevsky 2014, "One weird trick for parallelizing convolutional neural networks": AlexNet (Krizhevsky et al. 2012) in one column, without
/// normalisation, with torchvision's names. Pictures of 63x63 and more come to 6x6 by an adaptive mean.
/// </summary>
public static class AlexNet
{
    internal const string Paper = "Krizhevsky et al. 2012, \"ImageNet Classification with Deep Convolutional Neural Networks\"; in one column, arXiv:1404.5997";

    private static readonly HeUniform Initial = new(Fan.In, Math.Sqrt(5));

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="units">The width of the dense layers before the last.</param>
    /// <param name="dropout">The share of numbers that training drops before each of them.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, int units = 4096, float dropout = 0.5f) =>
        Write("alexnet", Features, Initial, classes, size ?? 224, channels, units, dropout);

    /// <summary>Features that an adaptive mean brings to 6x6, and three dense layers.</summary>
    internal static Network Write(
        string name, Func<Tensor, Tensor> features, Initialiser initial, int classes, Size2 size, int channels, int units, float dropout) =>
        Network.Build(name, b =>
            b.Input("input", [Dim.Batch, channels, size.Height, size.Width])
                .Scope("features", features)
                .AdaptiveAveragePool2d(6, "avgpool").Flatten()
                .Scope("classifier", x => x
                    .Dropout(dropout, "0").Dense(units, initial: initial, name: "1").Relu("2")
                    .Dropout(dropout, "3").Dense(units, initial: initial, name: "4").Relu("5")
                    .Dense(classes, initial: initial, name: "6")));

    private static Tensor Features(Tensor x) => x
        .Conv2d(64, 11, 4, 2, initial: Initial, name: "0").Relu("1").MaxPool2d(3, 2, name: "2")
        .Conv2d(192, 5, padding: 2, initial: Initial, name: "3").Relu("4").MaxPool2d(3, 2, name: "5")
        .Conv2d(384, 3, padding: 1, initial: Initial, name: "6").Relu("7")
        .Conv2d(256, 3, padding: 1, initial: Initial, name: "8").Relu("9")
        .Conv2d(256, 3, padding: 1, initial: Initial, name: "10").Relu("11").MaxPool2d(3, 2, name: "12");
}
