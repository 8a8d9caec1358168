using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Pools
{
    private static readonly int[] Widths = [1, 3, 7, 8, 15, 16, 17, 31, 33, 48];

    public static IEnumerable<Case> All() => [.. OfEachWidth(), .. Maxima(), .. Means(), .. Grids(), .. Upsampling(), .. Padded()];

    private static IEnumerable<Case> OfEachWidth()
    {
        foreach (var c in Widths)
        {
            yield return new Case($"max pool {c}", s => s.Give(s.Picture(c, 5, 6).MaxPool2d(3, 2, 1)));
            yield return new Case($"average pool {c}", s => s.Give(s.Picture(c, 5, 6).AveragePool2d(3, 2, 1)));
            yield return new Case($"global pool {c}", s => s.Give(s.Picture(c, 3, 5).GlobalAveragePool()));
            yield return new Case($"upsample {c}", s => s.Give(s.Picture(c, 2, 3).Upsample2d((2, 3), UpsampleKind.Bilinear)));
        }
    }

    private static IEnumerable<Case> Maxima()
    {
        yield return Max("2x2", 6, 8, new MaxPool2d(2, 2));
        yield return Max("rest is left", 7, 5, new MaxPool2d(2, 2));
        yield return Max("ceiling", 7, 5, new MaxPool2d(2, 2) { Ceiling = true });
        yield return Max("ceiling, last window in the padding is dropped", 7, 6, new MaxPool2d(2, 3) { Ceiling = true, Padding = 1 });
        yield return Max("ceiling, a picture below the kernel", 2, 1, new MaxPool2d(3, 2) { Ceiling = true, Padding = (0, 1) });
        yield return Max("stride above the kernel", 9, 8, new MaxPool2d((2, 3), (3, 4)));
        yield return Max("windows overlap", 6, 7, new MaxPool2d((4, 3), 1) { Padding = 1 });
        yield return Max("same", 8, 7, new MaxPool2d(3, 2) { Padding = Padding.Same });
        yield return Max("asymmetric", 6, 7, new MaxPool2d((2, 3), (1, 2)) { Padding = new Padding(1, 0, 0, 1) });
        yield return Max("dilated", 9, 9, new MaxPool2d((3, 2), (1, 2)) { Dilation = (2, 3) });
        yield return Max("one pixel", 1, 1, new MaxPool2d(3, 2) { Padding = 1 });
        yield return new Case("max pool with places", s =>
        {
            var (maxima, places) = s.Picture(5, 7, 8).MaxPool2dWithIndices(3, 2, 1);
            s.Give("maxima", maxima);
            s.Give("places", places);
        });
        yield return new Case("max unpool", s =>
        {
            var x = s.Picture(5, 7, 8);
            var (maxima, places) = x.MaxPool2dWithIndices(2);
            s.Give(maxima.Conv2d(5, 1).MaxUnpool2d(places, x));
        });
    }

    private static IEnumerable<Case> Means()
    {
        yield return Mean("2x2", 6, 8, new AveragePool2d(2, 2));
        yield return Mean("ceiling", 8, 6, new AveragePool2d(3, 2) { Ceiling = true });
        yield return Mean("ceiling and padding", 8, 6, new AveragePool2d(3, 2) { Ceiling = true, Padding = 1 });
        yield return Mean("ceiling, padding does not count", 8, 6, new AveragePool2d(3, 2) { Ceiling = true, Padding = 1, CountPadding = false });
        yield return Mean("ceiling, a picture below the kernel", 2, 3, new AveragePool2d(3, 2) { Ceiling = true });
        yield return Mean("padding does not count", 7, 6, new AveragePool2d((3, 4), (2, 1)) { Padding = (1, 2), CountPadding = false });
        yield return Mean("same", 8, 7, new AveragePool2d(3, 2) { Padding = Padding.Same });
        yield return Mean("same, padding does not count", 8, 7, new AveragePool2d(3, 2) { Padding = Padding.Same, CountPadding = false });
        yield return Mean("asymmetric", 6, 7, new AveragePool2d((2, 3), (1, 2)) { Padding = new Padding(1, 0, 0, 1) });
    }

    private static IEnumerable<Case> Grids()
    {
        foreach (var kind in Enum.GetValues<PoolKind>())
        {
            foreach (var (output, height, width) in new[] { (1, 1, 1), (1, 7, 5), (3, 7, 8), (4, 4, 4), (5, 3, 4) })
            {
                yield return new Case($"adaptive {kind} {output} of {height}x{width}", s => s.Give(s.Picture(6, height, width).Then(
                    new AdaptivePool2d(output, kind))));
            }

            yield return new Case($"adaptive {kind} 2x3", s => s.Give(s.Picture(17, 5, 7).Then(new AdaptivePool2d((2, 3), kind))));
        }
    }

    private static IEnumerable<Case> Upsampling()
    {
        yield return Up("nearest", new Upsample2d((3, 2)));
        yield return Up("nearest by one", new Upsample2d((1, 2)));
        yield return Up("bilinear", new Upsample2d((3, 2), UpsampleKind.Bilinear));
        yield return Up("bilinear, corners aligned", new Upsample2d((3, 2), UpsampleKind.Bilinear, AlignCorners: true));
        yield return new Case("upsample one pixel", s => s.Give(s.Picture(3, 1, 1).Upsample2d((2, 3), UpsampleKind.Bilinear, alignCorners: true)));
    }

    private static IEnumerable<Case> Padded()
    {
        foreach (var kind in Enum.GetValues<PadKind>())
        {
            yield return new Case($"pad {kind}", s => s.Give(s.Picture(7, 4, 5).Pad2d(new Padding(3, 2, 1, 4), kind, kind == PadKind.Constant ? -0.5f : 0)));
        }

        yield return new Case("pad, then conv", s => s.Give(s.Picture(5, 4, 5).Pad2d(new Padding(1, 0, 2, 1), PadKind.Reflect).Conv2d(6, 3)));
    }

    private static Case Max(string name, int height, int width, MaxPool2d op) =>
        new($"max pool, {name}", s => s.Give(s.Picture(5, height, width).Then(op)));

    private static Case Mean(string name, int height, int width, AveragePool2d op) =>
        new($"average pool, {name}", s => s.Give(s.Picture(5, height, width).Then(op)));

    private static Case Up(string name, Upsample2d op) => new($"upsample, {name}", s => s.Give(s.Picture(5, 4, 3).Then(op)));
}
