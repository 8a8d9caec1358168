using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Simonyan and Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image Recognition", with and without batch normalisation, and with
/// torchvision's names. Pictures of any size come to 7x7 by an adaptive mean.
/// </summary>
public static class Vgg
{
    internal const string Paper = "Simonyan and Zisserman 2014, \"Very Deep Convolutional Networks for Large-Scale Image Recognition\", arXiv:1409.1556";

    /// <summary>11 layers (configuration A).</summary>
    public static Network Vgg11(int classes = 1000, Size2? size = null, int channels = 3, bool batchNorm = false, int units = 4096) =>
        Write("vgg11", [1, 1, 2, 2, 2], batchNorm, units, classes, channels, size ?? 224);

    /// <summary>13 layers (configuration B).</summary>
    public static Network Vgg13(int classes = 1000, Size2? size = null, int channels = 3, bool batchNorm = false, int units = 4096) =>
        Write("vgg13", [2, 2, 2, 2, 2], batchNorm, units, classes, channels, size ?? 224);

    /// <summary>16 layers (configuration D).</summary>
    public static Network Vgg16(int classes = 1000, Size2? size = null, int channels = 3, bool batchNorm = false, int units = 4096) =>
        Write("vgg16", [2, 2, 3, 3, 3], batchNorm, units, classes, channels, size ?? 224);

    /// <summary>19 layers (configuration E).</summary>
    public static Network Vgg19(int classes = 1000, Size2? size = null, int channels = 3, bool batchNorm = false, int units = 4096) =>
        Write("vgg19", [2, 2, 4, 4, 4], batchNorm, units, classes, channels, size ?? 224);

    private static Network Write(string name, int[] stages, bool batchNorm, int units, int classes, int channels, Size2 size) =>
        Network.Build(batchNorm ? name + "_bn" : name, b =>
        {
            var x = b.Input("input", [Dim.Batch, channels, size.Height, size.Width]);
            return x.Scope("features", y => Features(y, stages, batchNorm))
                .AdaptiveAveragePool2d(7, "avgpool").Flatten()
                .Scope("classifier", y => Classifier(y, units, classes));
        });

    private static Tensor Features(Tensor x, int[] stages, bool batchNorm)
    {
        var place = 0;
        string Next() => $"{place++}";

        for (var stage = 0; stage < stages.Length; stage++)
        {
            for (var i = 0; i < stages[stage]; i++)
            {
                x = x.Conv2d(Math.Min(64 << stage, 512), 3, padding: 1, name: Next());
                x = batchNorm ? x.BatchNorm(name: Next()) : x;
                x = x.Relu(Next());
            }

            x = x.MaxPool2d(2, name: Next());
        }

        return x;
    }

    private static Tensor Classifier(Tensor x, int units, int classes)
    {
        var initial = new Normal();
        return x.Dense(units, initial: initial, name: "0").Relu("1").Dropout(name: "2")
            .Dense(units, initial: initial, name: "3").Relu("4").Dropout(name: "5")
            .Dense(classes, initial: initial, name: "6");
    }
}
