using System.Collections.Immutable;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Gholami et al. 2018, "SqueezeNext: Hardware-Aware Neural Network Design": 23 blocks of two 1x1 convolutions to a quarter of the channels, 1x3, 3x1 and 1x1
/// back. The authors' code is for Caffe; names and the start of the weights are those of its port in pytorchcv.
/// </summary>
public static class SqueezeNext
{
    internal const string Paper = "Gholami et al. 2018, \"SqueezeNext: Hardware-Aware Neural Network Design\", arXiv:1803.10615";

    private static readonly Initialiser Start = new HeUniform();
    private static readonly ImmutableArray<int> Channels = [32, 64, 128, 256];
    private static readonly ImmutableArray<int> Blocks = [6, 6, 8, 1];

    /// <summary>Writes 1.0-SqNxt-23 and its wider kin.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 227 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    /// <param name="width">Multiplies the channels of every layer: the paper has 1, 1.5 and 2.</param>
    public static Network Build(int classes = 1000, Size2? size = null, int channels = 3, double width = 1)
    {
        if (!(width >= 0.25 && double.IsFinite(width)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "SqueezeNext's width multiplies channels: it has to be a finite number from 0.25.");
        }

        var side = size ?? 227;
        return Network.Build("squeezenext_23", b =>
            b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("features", x => Features(x, width))
                .Flatten().Dense(classes, name: "output"));
    }

    private static Tensor Features(Tensor x, double width)
    {
        x = x.Scope("init_block", y => Conv(y, "conv", (int)(64 * width), 7, 2, 1).MaxPool2d(3, 2, ceiling: true, name: "pool"));
        for (var stage = 0; stage < Blocks.Length; stage++)
        {
            using var scope = x.Builder.Scope($"stage{stage + 1}");
            for (var i = 0; i < Blocks[stage]; i++)
            {
                var (channels, stride) = ((int)(Channels[stage] * width), stage > 0 && i == 0 ? 2 : 1);
                x = x.Scope($"unit{i + 1}", y => Unit(y, channels, stride));
            }
        }

        return Conv(x, "final_block", (int)(128 * width), 1).GlobalAveragePool("final_pool");
    }

    /// <summary>Where the picture is halved the first convolution keeps the channels; where channels become fewer it has a quarter, elsewhere half.</summary>
    private static Tensor Unit(Tensor x, int channels, int stride)
    {
        var from = checked((int)x.Shape[1].Size);
        var resizes = stride == 2 || from > channels;
        var half = from / (stride == 2 ? 1 : from > channels ? 4 : 2);
        var y = Conv(Conv(x, "conv1", half, 1, stride), "conv2", half / 2, 1);
        y = Conv(Conv(Conv(y, "conv3", half, (1, 3), 1, (0, 1)), "conv4", half, (3, 1), 1, (1, 0)), "conv5", channels, 1);
        return y.Add(resizes ? Conv(x, "identity_conv", channels, 1, stride) : x).Relu("activ");
    }

    private static Tensor Conv(Tensor x, string name, int channels, Size2 kernel, int stride = 1, Padding padding = default) => x.Scope(name, y =>
        y.Conv2d(channels, kernel, stride, padding, initial: Start, name: "conv").BatchNorm(name: "bn").Relu("activ"));
}
