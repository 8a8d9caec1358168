using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Huang et al. 2017, "Densely Connected Convolutional Networks", with torchvision's names: each layer takes all channels before it and adds a few.
/// </summary>
public static class DenseNet
{
    internal const string Paper = "Huang et al. 2017, \"Densely Connected Convolutional Networks\", arXiv:1608.06993";

    /// <summary>121 layers, 32 channels more each.</summary>
    public static Network DenseNet121(int classes = 1000, Size2? size = null, int channels = 3) =>
        new Plan("densenet121", 32, [6, 12, 24, 16], 64).Write(classes, size ?? 224, channels);

    /// <summary>161 layers, 48 channels more each.</summary>
    public static Network DenseNet161(int classes = 1000, Size2? size = null, int channels = 3) =>
        new Plan("densenet161", 48, [6, 12, 36, 24], 96).Write(classes, size ?? 224, channels);

    /// <summary>169 layers, 32 channels more each.</summary>
    public static Network DenseNet169(int classes = 1000, Size2? size = null, int channels = 3) =>
        new Plan("densenet169", 32, [6, 12, 32, 32], 64).Write(classes, size ?? 224, channels);

    /// <summary>201 layers, 32 channels more each.</summary>
    public static Network DenseNet201(int classes = 1000, Size2? size = null, int channels = 3) =>
        new Plan("densenet201", 32, [6, 12, 48, 32], 64).Write(classes, size ?? 224, channels);

    /// <summary>For pictures of 32x32: 40 layers, 12 channels more each, no bottlenecks, no compression.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 32 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops behind each convolution: 0.2 in the paper where pictures are not augmented.</param>
    public static Network DenseNet40(int classes = 10, Size2? size = null, int channels = 3, float dropout = 0) =>
        new Plan("densenet40_cifar", 12, [12, 12, 12], 16) { SmallStem = true, Bottleneck = false, Compresses = false, Dropout = dropout }
            .Write(classes, size ?? 32, channels);

    /// <summary>For pictures of 32x32: 100 layers, 12 channels more each, with bottlenecks and compression (BC).</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 32 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="dropout">The share of numbers that training drops behind each convolution.</param>
    public static Network DenseNet100(int classes = 10, Size2? size = null, int channels = 3, float dropout = 0) =>
        new Plan("densenet100_bc_cifar", 12, [16, 16, 16], 24) { SmallStem = true, Dropout = dropout }.Write(classes, size ?? 32, channels);

    /// <summary>What the networks tell apart.</summary>
    /// <param name="Name">The network's name.</param>
    /// <param name="Growth">Channels that each layer adds.</param>
    /// <param name="Blocks">Layers of each block.</param>
    /// <param name="Stem">Channels of the stem.</param>
    private sealed record Plan(string Name, int Growth, int[] Blocks, int Stem)
    {
        private const int BottleneckWidth = 4;

        private static readonly HeNormal Initial = new();

        public bool SmallStem { get; init; }

        public bool Bottleneck { get; init; } = true;

        public bool Compresses { get; init; } = true;

        public float Dropout { get; init; }

        public Network Write(int classes, Size2 size, int channels) => Network.Build(Name, b =>
            b.Input("input", [Dim.Batch, channels, size.Height, size.Width])
                .Scope("features", Features).Relu("relu").GlobalAveragePool("avgpool").Flatten().Dense(classes, name: "classifier"));

        private static Tensor Conv(Tensor x, string name, int channels, int kernel, int stride = 1) =>
            x.Conv2d(channels, kernel, stride, kernel / 2, bias: false, initial: Initial, name: name);

        private Tensor Features(Tensor x)
        {
            x = SmallStem ? Conv(x, "conv0", Stem, 3)
                : Conv(x, "conv0", Stem, 7, 2).BatchNorm(name: "norm0").Relu("relu0").MaxPool2d(3, 2, 1, name: "pool0");
            for (var block = 1; block <= Blocks.Length; block++)
            {
                x = x.Scope($"denseblock{block}", y =>
                    Enumerable.Range(1, Blocks[block - 1]).Aggregate(y, (z, i) => z.Concat([z.Scope($"denselayer{i}", Layer)])));
                x = block < Blocks.Length ? x.Scope($"transition{block}", Transition) : x;
            }

            return x.BatchNorm(name: $"norm{(SmallStem ? 4 : 5)}");
        }

        private Tensor Layer(Tensor x)
        {
            var y = x.BatchNorm(name: "norm1").Relu("relu1");
            y = Bottleneck ? Dropped(Conv(y, "conv1", BottleneckWidth * Growth, 1), "drop1").BatchNorm(name: "norm2").Relu("relu2") : y;
            return Dropped(Conv(y, Bottleneck ? "conv2" : "conv1", Growth, 3), "drop");
        }

        private Tensor Transition(Tensor x)
        {
            var channels = checked((int)x.Shape[1].Size);
            var y = Conv(x.BatchNorm(name: "norm").Relu("relu"), "conv", Compresses ? channels / 2 : channels, 1);
            return Dropped(y, "drop").AveragePool2d(2, name: "pool");
        }

        private Tensor Dropped(Tensor x, string name) => Dropout > 0 ? x.Dropout(Dropout, name) : x;
    }
}
