using MLNetVision.Networks;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Sweeps.Images;

/// <summary>Networks whose measures may vary: pixels [N, C, H, W] to a logit a class.</summary>
internal static class ImageNetworks
{
    public const string Plain = "plain";
    public const string Residual = "residual";
    public const string Flat = "flat";
    public const string Dense = "dense";
    public const string Pooled = "pooled";

    /// <summary>A stage halves the picture until its longer side is at most this.</summary>
    private const int SmallestMap = 7;

    /// <summary>Pictures from here on are halved at once, by the first convolution.</summary>
    private const int Large = 96;

    private const int MostChannels = 256;
    private const int HiddenUnits = 128;

    /// <param name="Width">Channels of the first stage; each stage has twice those before it.</param>
    /// <param name="Deeper">Stages beyond those that the picture's size asks for.</param>
    /// <param name="Head">What makes classes of the last map.</param>
    /// <param name="Dropout">The share that training drops there.</param>
    internal readonly record struct Measures(int Width, int Deeper, string Head, float Dropout);

    public static Tensor Write(string network, Tensor pixels, int classes, Measures measures)
    {
        var (x, side) = (pixels, Side(pixels));
        if (side >= Large)
        {
            (x, side) = (Convolve(x, measures.Width, "stem", stride: 2), (side + 1) / 2);
        }

        for (var stage = 0; stage < Stages(side) + measures.Deeper; stage++)
        {
            var channels = Math.Min(measures.Width << stage, MostChannels);
            x = x.Scope($"stage{stage + 1}", y => network == Residual ? ResidualStage(y, channels, first: stage == 0) : PlainStage(y, channels));
        }

        return Classify(x, classes, measures);
    }

    /// <summary>Two convolutions and a pooling.</summary>
    private static Tensor PlainStage(Tensor x, int channels) => Halve(Convolve(Convolve(x, channels, "conv1"), channels, "conv2"));

    /// <summary>A block that changes the shape and one that does not.</summary>
    private static Tensor ResidualStage(Tensor x, int channels, bool first)
    {
        var y = first ? Convolve(x, channels, "conv0") : x;
        return Halve(y.Scope("block1", z => z.BasicResidual(channels)).Scope("block2", z => z.BasicResidual(channels)));
    }

    private static Tensor Classify(Tensor map, int classes, Measures measures)
    {
        var x = measures.Head == Pooled ? map.GlobalAveragePool("pool").Flatten() : map.Flatten();
        x = Drop(x, measures.Dropout);
        if (measures.Head == Dense)
        {
            x = Drop(x.Dense(HiddenUnits, bias: false, name: "hidden").BatchNorm(name: "hidden_bn").Relu(), measures.Dropout);
        }

        return x.Dense(classes, name: "classes");
    }

    private static Tensor Convolve(Tensor x, int channels, string name, int stride = 1) =>
        x.Conv2d(channels, 3, stride, padding: 1, bias: false, name: name).BatchNorm(name: $"{name}_bn").Relu();

    /// <summary>A map of one pixel stays as it is.</summary>
    private static Tensor Halve(Tensor x) => Math.Min(x.Shape[2].Size, x.Shape[3].Size) > 1 ? x.MaxPool2d(2) : x;

    private static Tensor Drop(Tensor x, float share) => share > 0 ? x.Dropout(share) : x;

    private static int Side(Tensor pixels) => (int)Math.Max(pixels.Shape[2].Size, pixels.Shape[3].Size);

    private static int Stages(int side)
    {
        var stages = 1;
        for (var left = side / 2; left > SmallestMap; left /= 2)
        {
            stages++;
        }

        return stages;
    }
}
