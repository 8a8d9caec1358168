using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// LeCun et al. 1998, "Gradient-Based Learning Applied to Document Recognition", as the paper has it: sampling layers with weights, 16 maps that see some of
/// the 6 before them (table I), and the scaled tangent; 60,000 weights. But its last layer, distances to drawn digits, is a dense layer here.
/// </summary>
public static class LeNet5
{
    internal const string Paper = "LeCun et al. 1998, \"Gradient-Based Learning Applied to Document Recognition\", Proceedings of the IEEE 86(11)";

    private const float Amplitude = 1.7159f;
    private const float Steepness = 2f / 3;

    // Table I: the maps of S2 that each map of C3 sees; the first six see three, the next nine four, and the last one all.
    private static readonly int[] Threes = [0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 5, 0, 4, 5, 0, 1, 5];

    private static readonly int[] Fours =
        [0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 0, 3, 4, 5, 0, 1, 4, 5, 0, 1, 2, 5, 0, 1, 3, 4, 1, 2, 4, 5, 0, 2, 3, 5];

    /// <summary>Writes the network.</summary>
    /// <param name="classes">Scores that it gives.</param>
    /// <param name="size">Height and width of the pictures, 32 unless given; nothing smaller.</param>
    /// <param name="channels">Channels of the pictures.</param>
    public static Network Build(int classes = 10, Size2? size = null, int channels = 1)
    {
        var side = size ?? 32;
        return Network.Build("lenet5", b =>
        {
            var s2 = Sampled(Squashed(Conv(b.Input("input", [Dim.Batch, channels, side.Height, side.Width]), 6, "c1")), "s2");
            Tensor[] maps = [.. Enumerable.Range(0, 6).Select(i => s2.Slice(1, i, 1))];
            var few = Conv(maps[Threes[0]].Concat(Threes[1..].Select(i => maps[i])), 6, "c3.threes", groups: 6);
            var more = Conv(maps[Fours[0]].Concat(Fours[1..].Select(i => maps[i])), 9, "c3.fours", groups: 9);
            var s4 = Sampled(Squashed(few.Concat([more, Conv(s2, 1, "c3.all")])), "s4");
            var f6 = Squashed(Dense(Squashed(Conv(s4, 120, "c5")).Flatten(), 84, "f6"));
            return Dense(f6, classes, "f7");
        });
    }

    /// <summary>Means of 2x2, times a weight and plus a bias a map. The paper sums, which is a weight four times smaller.</summary>
    private static Tensor Sampled(Tensor x, string name)
    {
        var maps = checked((int)x.Shape[1].Size);
        return Squashed(x.AveragePool2d(2).Conv2d(maps, 1, groups: maps, initial: Bounded(1), name: name));
    }

    /// <summary>A tanh(S x).</summary>
    private static Tensor Squashed(Tensor x) => x.Affine(Steepness).Tanh().Affine(Amplitude);

    private static Tensor Conv(Tensor x, int channels, string name, int groups = 1) =>
        x.Conv2d(channels, 5, groups: groups, initial: Bounded(25 * x.Shape[1].Size / groups), name: name);

    private static Tensor Dense(Tensor x, int units, string name) => x.Dense(units, initial: Bounded(x.Shape[1].Size), name: name);

    /// <summary>The paper's first weights: uniform, up to 2.4 over the inputs of a unit.</summary>
    private static Uniform Bounded(long inputs) => new(-2.4 / inputs, 2.4 / inputs);
}
