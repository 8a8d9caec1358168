using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Lin et al. 2014, "Network In Network": a small network of 1x1 convolutions behind each convolution, and the mean of a map a class as its score. Names are
/// those of the authors' models: conv and cccp (cascaded cross-channel pooling).
/// </summary>
public static class NetworkInNetwork
{
    internal const string Paper = "Lin et al. 2014, \"Network In Network\", arXiv:1312.4400";

    private static readonly Normal Initial = new(0, 0.05);

    /// <summary>For pictures of 32x32.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 32 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops between the stages.</param>
    public static Network Small(int classes = 10, Size2? size = null, int channels = 3, float dropout = 0.5f) =>
        Write("nin_cifar", classes, size ?? 32, channels, x =>
        {
            x = Stage(x, 1, new(192, 5) { Padding = 2 }, 1, 160, 96).MaxPool2d(3, 2, ceiling: true, name: "pool1").Dropout(dropout, "drop1");
            x = Stage(x, 2, new(192, 5) { Padding = 2 }, 3, 192, 192).AveragePool2d(3, 2, ceiling: true, name: "pool2").Dropout(dropout, "drop2");
            return Stage(x, 3, new(192, 3) { Padding = 1 }, 5, 192, classes);
        });

    /// <summary>For pictures of 224x224.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops before the last stage.</param>
    public static Network Large(int classes = 1000, Size2? size = null, int channels = 3, float dropout = 0.5f) =>
        Write("nin", classes, size ?? 224, channels, x =>
        {
            x = Stage(x, 1, new(96, 11) { Stride = 4 }, 1, 96, 96).MaxPool2d(3, 2, ceiling: true, name: "pool1");
            x = Stage(x, 2, new(256, 5) { Padding = 2 }, 3, 256, 256).MaxPool2d(3, 2, ceiling: true, name: "pool2");
            x = Stage(x, 3, new(384, 3) { Padding = 1 }, 5, 384, 384).MaxPool2d(3, 2, ceiling: true, name: "pool3").Dropout(dropout, "drop");
            return Stage(x, 4, new(1024, 3) { Padding = 1 }, 7, 1024, classes);
        });

    private static Network Write(string name, int classes, Size2 size, int channels, Func<Tensor, Tensor> stages) => Network.Build(name, b =>
        stages(b.Input("input", [Dim.Batch, channels, size.Height, size.Width])).GlobalAveragePool("pool").Flatten());

    private static Tensor Stage(Tensor x, int number, Conv2d convolution, int cascaded, int between, int last) => x
        .Then(convolution with { Initial = Initial }, $"conv{number}").Relu()
        .Conv2d(between, 1, initial: Initial, name: $"cccp{cascaded}").Relu()
        .Conv2d(last, 1, initial: Initial, name: $"cccp{cascaded + 1}").Relu();
}
