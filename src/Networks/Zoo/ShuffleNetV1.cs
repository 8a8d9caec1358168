using System.Collections.Immutable;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// Zhang et al. 2018, "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices", for 1, 2, 3, 4 or 8 groups. Names, the shuffle
/// (channels [c / g, g] become [g, c / g]), scores without a bias and the start of the weights are those of the authors' own PyTorch code.
/// </summary>
public static class ShuffleNetV1
{
    internal const string Paper = "Zhang et al. 2018, \"ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices\", arXiv:1707.01083";
    private const int Stem = 24;

    /// <summary>Channels of the first stage by groups (table 1 of the paper); each stage has twice those of the one before.</summary>
    private static readonly ImmutableDictionary<int, int> FirstStage =
        ImmutableDictionary.CreateRange<int, int>([new(1, 144), new(2, 200), new(3, 240), new(4, 272), new(8, 384)]);

    private static readonly ImmutableArray<int> Blocks = [4, 8, 4];

    /// <summary>Writes the network.</summary>
    /// <param name="groups">Groups of the 1x1 convolutions: 1, 2, 3, 4 or 8.</param>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 224 unless given.</param>
    /// <param name="channels">Channels of the pictures.</param>
    public static Network Build(int groups = 3, int classes = 1000, Size2? size = null, int channels = 3)
    {
        if (!FirstStage.TryGetValue(groups, out var wide))
        {
            throw new ArgumentOutOfRangeException(
                nameof(groups), groups, $"ShuffleNet's paper has channels for {string.Join(", ", FirstStage.Keys.Order())} groups; choose one of them.");
        }

        var side = size ?? 224;
        return Network.Build($"shufflenet_v1_g{groups}", b =>
        {
            var x = b.Input("input", [Dim.Batch, channels, side.Height, side.Width])
                .Scope("first_conv", y => Conv(y, Stem, 3, 2, 1, new Normal()).Relu("2")).MaxPool2d(3, 2, 1, name: "maxpool");
            return x.Scope("features", y => Features(y, wide, groups)).GlobalAveragePool("globalpool").Flatten()
                .Scope("classifier", y => y.Dense(classes, bias: false, initial: new Normal(), name: "0"));
        });
    }

    private static Tensor Features(Tensor x, int wide, int groups)
    {
        var place = 0;
        for (var stage = 0; stage < Blocks.Length; stage++)
        {
            for (var i = 0; i < Blocks[stage]; i++)
            {
                var (channels, stride, before) = (wide << stage, i == 0 ? 2 : 1, place == 0 ? 1 : groups);
                x = x.Scope($"{place++}", y => Unit(y, channels, stride, before, groups));
            }
        }

        return x;
    }

    /// <summary>The first 1x1 convolution of the network sees the few channels of the stem as one group.</summary>
    private static Tensor Unit(Tensor x, int channels, int stride, int groupsBefore, int groups)
    {
        var between = channels / 4;
        var added = stride == 1 ? channels : channels - checked((int)x.Shape[1].Size);
        var y = x.Scope("branch_main_1", s => Conv(Conv(s, between, 1, 1, groupsBefore).Relu("2"), between, 3, stride, between, place: 3));
        y = (groups > 1 ? y.ChannelShuffle(between / groups) : y).Scope("branch_main_2", s => Conv(s, added, 1, 1, groups));
        return stride == 1 ? y.Add(x).Relu() : x.AveragePool2d(3, 2, 1, name: "branch_proj").Concat([y.Relu()]);
    }

    private static Tensor Conv(Tensor x, int channels, int kernel, int stride, int groups, Initialiser? initial = null, int place = 0)
    {
        initial ??= new Normal(0, 1.0 / (x.Shape[1].Size / groups));
        return x.Conv2d(channels, kernel, stride, kernel / 2, groups: groups, bias: false, initial: initial, name: $"{place}").BatchNorm(name: $"{place + 1}");
    }
}
