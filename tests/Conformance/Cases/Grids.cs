using MLNetVision.Networks;
using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Pictures that are looked at through grids, inside and far outside, and grids from matrices.</summary>
internal static class Grids
{
    private static readonly int[] Widths = [1, 3, 7, 8, 15, 16, 17, 33, 65];

    public static IEnumerable<Case> All() => [.. Affine(), .. Sampled(), .. OfEachWidth(), .. Regions(), .. Composed()];

    private static IEnumerable<Case> Affine()
    {
        foreach (var align in new[] { false, true })
        {
            foreach (var (height, width) in new[] { (4, 5), (1, 1), (1, 7), (6, 1) })
            {
                yield return new Case(
                    $"affine grid {height}x{width}{Aligned(align)}", s => s.Give(s.X(["N", 2, 3]).AffineGrid((height, width), align)));
            }
        }
    }

    private static IEnumerable<Case> Sampled()
    {
        foreach (var padding in Enum.GetValues<GridPadding>())
        {
            foreach (var align in new[] { false, true })
            {
                yield return Look($"inside, {padding}{Aligned(align)}", 4, 5, 6, 3, 0.7, padding, align);
                yield return Look($"outside, {padding}{Aligned(align)}", 4, 5, 6, 3, 3.3, padding, align);
                yield return Look($"far outside, {padding}{Aligned(align)}", 3, 2, 4, 4, 40, padding, align);
                yield return Look($"one pixel, {padding}{Aligned(align)}", 1, 1, 2, 3, 1.7, padding, align);
                yield return Look($"one row, {padding}{Aligned(align)}", 1, 6, 3, 2, 1.7, padding, align);
            }
        }

        yield return new Case("grid sample of numbers between", s => s.Give(
            s.Picture(5, 6, 5).Conv2d(9, 3).Relu().GridSample(s.X(["N", 4, 4, 2], "grid", -1.2, 1.2).Tanh()).Conv2d(3, 1)));
    }

    private static IEnumerable<Case> OfEachWidth() => Widths.Select(c => new Case($"grid sample {c}", s =>
        s.Give(s.Picture(c, 3, 4).GridSample(s.X(["N", 2, 3, 2], "grid", -1.3, 1.3)))));

    private static IEnumerable<Case> Regions()
    {
        foreach (var align in new[] { false, true })
        {
            yield return Align(2, 7, 6, 7, new RoiAlign((3, 2), IsAligned: align));
            yield return Align(5, 4, 9, 30, new RoiAlign((2, 3), 0.25f, 2, align));
            yield return Align(3, 1, 5, 9, new RoiAlign((1, 4), 0.5f, 3, align));
            yield return Align(17, 8, 8, 12, new RoiAlign(7, 1, 0, align));
            yield return Align(70, 6, 5, 8, new RoiAlign((2, 3), 1, 0, align));
        }

        yield return Align(2, 7, 6, 7, new RoiMaxPool((3, 2)));
        yield return Align(5, 4, 9, 30, new RoiMaxPool((2, 3), 0.25f));
        yield return Align(17, 8, 8, 12, new RoiMaxPool(7));
        yield return Align(70, 1, 5, 8, new RoiMaxPool((1, 4), 0.5f));
    }

    private static Case Align(int channels, int height, int width, double reach, Op op) => new($"{op} of {channels}x{height}x{width}", s =>
    {
        var corner = s.Given("corner", ["R", 2], new Uniform(-0.3 * reach, 0.8 * reach));
        var regions = corner.Concat([corner.Add(s.Given("extent", ["R", 2], new Uniform(0, 0.6 * reach)))]);
        s.Give(s.Picture(channels, height, width).Then(op, null, regions, s.Classes("picture", ["R"], 2)));
    })
    {
        Planned = new() { ["N"] = 3, ["R"] = 5 },
        Calls = [new() { ["N"] = 3, ["R"] = 5 }, new() { ["N"] = 2, ["R"] = 1 }],
    };

    private static IEnumerable<Case> Composed()
    {
        yield return new Case("spatial transformer", s => s.Give(s.Picture(3, 7, 6).SpatialTransformer(
            x => x.Conv2d(4, 3).Tanh().GlobalAveragePool().Flatten(), (5, 4), GridPadding.Border)));
        yield return new Case("spatial transformer seen twice", s =>
        {
            var x = s.Picture(2, 5, 5);
            s.Give(x.SpatialTransformer(y => y.Flatten().Dense(3).Tanh(), alignCorners: true).Add(x));
        });
    }

    private static Case Look(string name, int height, int width, int rows, int columns, double reach, GridPadding padding, bool align) =>
        new($"grid sample {name}", s => s.Give(s.Picture(3, height, width).GridSample(s.X(["N", rows, columns, 2], "grid", -reach, reach), padding, align)));

    private static string Aligned(bool align) => align ? ", corners aligned" : "";
}
