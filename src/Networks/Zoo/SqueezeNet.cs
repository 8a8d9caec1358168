using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", with torchvision's names.</summary>
public static class SqueezeNet
{
    internal const string Paper = "Iandola et al. 2016, \"SqueezeNet: AlexNet-level accuracy with 50x fewer parameters\", arXiv:1602.07360";

    /// <summary>The network of the paper.</summary>
    public static Network SqueezeNet10(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("squeezenet1_0", new Layout(96, 7, [3, 7]), classes, channels, size ?? 224);

    /// <summary>Its authors' second: 2.4 times fewer operations, by a smaller stem and earlier pooling.</summary>
    public static Network SqueezeNet11(int classes = 1000, Size2? size = null, int channels = 3) =>
        Write("squeezenet1_1", new Layout(64, 3, [2, 4]), classes, channels, size ?? 224);

    private static Network Write(string name, Layout layout, int classes, int channels, Size2 size) =>
        Network.Build(name, b =>
            b.Input("input", [Dim.Batch, channels, size.Height, size.Width])
                .Scope("features", x => Features(x, layout))
                .Scope("classifier", x => x.Dropout(name: "0").Conv2d(classes, 1, initial: new Normal(), name: "1").Relu("2").GlobalAveragePool("3"))
                .Flatten());

    private static Tensor Features(Tensor x, Layout layout)
    {
        ReadOnlySpan<int> squeezed = [16, 16, 32, 32, 48, 48, 64, 64];
        x = x.Conv2d(layout.Channels, layout.Kernel, stride: 2, initial: new HeUniform(), name: "0").Relu("1").MaxPool2d(3, 2, ceiling: true, name: "2");
        var place = 3;
        for (var i = 0; i < squeezed.Length; i++)
        {
            var squeeze = squeezed[i];
            if (layout.PoolsBefore.Contains(i))
            {
                x = x.MaxPool2d(3, 2, ceiling: true, name: $"{place++}");
            }

            x = x.Scope($"{place++}", y => y.Fire(squeeze, 4 * squeeze));
        }

        return x;
    }

    /// <summary>The stem's channels and kernel, and before which fire modules there is a pooling.</summary>
    private sealed record Layout(int Channels, int Kernel, int[] PoolsBefore);
}
