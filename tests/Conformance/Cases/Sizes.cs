using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Networks whose batch, height and width differ from call to call.</summary>
internal static class Sizes
{
    private static readonly Dictionary<string, int> Planned = new() { ["N"] = 3, ["H"] = 11, ["W"] = 13 };

    private static readonly IReadOnlyList<Dictionary<string, int>> Calls =
    [
        new() { ["N"] = 3, ["H"] = 11, ["W"] = 13 }, new() { ["N"] = 1, ["H"] = 7, ["W"] = 6 },
        new() { ["N"] = 2, ["H"] = 6, ["W"] = 12 }, new() { ["N"] = 3, ["H"] = 11, ["W"] = 5 },
    ];

    public static IEnumerable<Case> All() => [.. Pictures(), .. Batches()];

    private static IEnumerable<Case> Pictures()
    {
        yield return Any("fully convolutional", x => x.Conv2d(8, 3, padding: 1).BatchNorm().Relu().Conv2d(5, 1));
        yield return Any("residual", x => x.Conv2d(3, 3, padding: 1).BatchNorm().Add(x).Relu());
        yield return Any("pooled at the end", x => x.Conv2d(8, 3, 2).Relu().MaxPool2d(2, ceiling: true).GlobalAveragePool().Flatten().Dense(4));
        yield return Any("adaptive", x => x.Conv2d(6, 3).AdaptiveAveragePool2d((2, 3)).Flatten().Dense(5));
        yield return Any("same padding", x => x.Conv2d(6, (4, 3), 2, Padding.Same).GlobalAveragePool());
        yield return Any("depthwise", x => x.Conv2d(3, 3, 2, 1, groups: 3).AdaptiveMaxPool2d(2));
        yield return Any("upsampled and pooled again", x => x.Upsample2d(2, UpsampleKind.Bilinear).AveragePool2d(2).Conv2d(4, 1).GlobalAveragePool());
        yield return Any("transposed and convolved again", x => x.ConvTranspose2d(5, 4, 2, 1).Conv2d(4, 2, 2).AdaptiveMaxPool2d(1));
        yield return Any("padded", x => x.Pad2d(2, PadKind.Reflect).Conv2d(4, 5));
        yield return Any("reduced", x => x.Conv2d(7, 3).Reduce(ReduceKind.Max, [2, 3]));
        yield return Any("softmax over channels", x => x.Conv2d(5, 1).Softmax(1));
        yield return Any("group norm", x => x.Conv2d(6, 1).GroupNorm(2));
        yield return new Case("a sequence of any length", s => s.Give(s.X(["N", "T", 3]).Lstm(6).Hidden.Dense(2)))
        {
            Planned = new() { ["N"] = 3, ["T"] = 6 },
            Calls = [new() { ["N"] = 3, ["T"] = 6 }, new() { ["N"] = 1, ["T"] = 2 }, new() { ["N"] = 2, ["T"] = 1 }, new() { ["N"] = 3, ["T"] = 5 }],
        };
    }

    private static IEnumerable<Case> Batches()
    {
        foreach (var planned in new[] { 1, 2, 7, 17 })
        {
            yield return new Case($"batches up to {planned}", s => s.Give(
                s.Picture(3, 5, 4).Conv2d(17, 3, padding: 1).Relu().MaxPool2d(2).Conv2d(6, 1).Relu().Flatten().Dense(9)))
            {
                Planned = new() { ["N"] = planned },
                Calls = [new() { ["N"] = planned }, new() { ["N"] = 1 }, new() { ["N"] = (planned + 1) / 2 }, new() { ["N"] = planned }],
            };
        }

        yield return new Case("no symbolic size at all", s => s.Give(s.X([2, 3, 4, 5]).Conv2d(6, 3).Flatten().Dense(3))) { Planned = [], Calls = [[], []] };
    }

    private static Case Any(string name, Func<Tensor, Tensor> write) =>
        new($"any size: {name}", s => s.Give(write(s.X(["N", 3, "H", "W"])))) { Planned = Planned, Calls = Calls };
}
