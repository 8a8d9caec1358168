using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Products of values, and windows over any number of axes.</summary>
internal static class Products
{
    public static IEnumerable<Case> All() => [.. Matrices(), .. Windows(), .. Resized(), .. Normalised()];

    private static IEnumerable<Case> Matrices()
    {
        foreach (var (name, a, b, op) in new (string, Shape, Shape, MatMul)[]
        {
            ("matrices", ["N", 7], [7, 33], new()), ("stacks", ["N", 2, 3, 5], ["N", 2, 5, 17], new()), ("a stretched stack", ["N", 1, 4, 3], [2, 3, 5], new()),
            ("a stack and a matrix", ["N", 5, 3], [3, 16], new()), ("transposed on the left", ["N", 6, 5], ["N", 6, 9], new(TransposeA: true)),
            ("transposed on the right", ["N", 5, 6], ["N", 18, 6], new(TransposeB: true)),
            ("transposed on both sides", ["N", 6, 5], ["N", 7, 6], new(TransposeA: true, TransposeB: true)),
            ("a row", [4], ["N", 4, 3], new()), ("a column", ["N", 3, 4], [4], new()), ("many rows", ["N", 40, 19], [19, 67], new()),
        })
        {
            yield return new Case($"product of {name}", s => s.Give(s.X(a).Then(op, null, s.X(b, "y"))));
        }

        yield return new Case(
            "product of a value with itself", s => s.Give(s.X(["N", 5, 3]) is var x ? x.MatMul(x, transposeB: true).Softmax().MatMul(x) : null!));
        yield return new Case("gemm", s => s.Give(s.X([5, 3]).Gemm(s.X([4, 5], "y"), s.X([4], "z"), 0.5, 2, transposeA: true, transposeB: true)));
    }

    private static IEnumerable<Case> Windows()
    {
        yield return new Case("convolution by a value, 1 axis", s => s.Give(s.X(["N", 4, 9]).ConvNd(
            new ConvNd { Groups = 2, Stride = [2], Before = [1], After = [2] }, s.X([6, 2, 3], "w"), s.X([6], "b"))));
        yield return new Case("convolution by a value, 2 axes", s => s.Give(s.Picture(3, 5, 6).Conv2d(4, 1).ConvNd(
            new ConvNd { Dilation = [1, 2] }, s.X([2, 4, 3, 2], "w"))));
        yield return new Case("convolution by a value, 3 axes", s => s.Give(s.X(["N", 2, 3, 4, 3]).ConvNd(
            new ConvNd { Before = [1, 0, 1], After = [0, 1, 1] }, s.X([3, 2, 2, 2, 2], "w"), s.X([3], "b"))));
        yield return new Case("transposed convolution by a value, 1 axis", s => s.Give(s.X(["N", 3, 4]).ConvTransposeNd(
            new ConvTransposeNd { Stride = [3], OutputPadding = [1], Before = [1], After = [-1] }, s.X([3, 2, 2], "w"), s.X([2], "b"))));
        yield return new Case("transposed convolution by a value, 3 axes", s => s.Give(s.X(["N", 2, 2, 3, 2]).ConvTransposeNd(
            new ConvTransposeNd { Groups = 2, Stride = [2, 1, 1], Dilation = [1, 2, 1], After = [1, 0, 0] }, s.X([2, 2, 2, 2, 1], "w"))));
        foreach (var kind in Enum.GetValues<PoolNdKind>())
        {
            yield return new Case($"{kind} pool of 1 axis", s => s.Give(s.X(["N", 3, 8]).PoolNd(
                new PoolNd(kind, [3]) { Stride = [2], Before = [1], After = [1], Ceiling = true, P = 3 })));
            yield return new Case($"{kind} pool of 3 axes", s => s.Give(s.X(["N", 2, 4, 3, 4]).PoolNd(
                new PoolNd(kind, [2, 2, 3]) { Dilation = [2, 1, 1], After = [0, 1, 0], CountPadding = true })));
        }

        yield return new Case("max pool with places in the whole", s =>
        {
            var pool = s.Builder.Add(new PoolNd(PoolNdKind.Max, [2, 2]) { WithIndices = true, ColumnMajor = true }, null, s.Picture(3, 4, 5).Conv2d(2, 1));
            s.Give("places", pool[1]);
            s.Give(pool[0]);
        });
    }

    private static IEnumerable<Case> Resized()
    {
        foreach (var how in new[]
        {
            new Resize(["N", 3, 7, 4]), new Resize(["N", 3, 3, 9], ResizeKind.Linear), new Resize(["N", 3, 6, 5], ResizeKind.Cubic),
            new Resize(["N", 3, 8, 3], ResizeKind.Linear) { Coordinates = ResizeCoordinates.AlignCorners },
            new Resize(["N", 3, 7, 7], ResizeKind.Cubic) { ExcludesOutside = true, Coordinates = ResizeCoordinates.Asymmetric, CubicCoefficient = -0.5 },
            new Resize(["N", 3, 2, 3]) { Rounding = ResizeRounding.Floor, Scales = [1, 1, 0.6, 0.7], Coordinates = ResizeCoordinates.HalfPixelSymmetric },
            new Resize(["N", 2, 3, 3], ResizeKind.Linear)
            {
                Coordinates = ResizeCoordinates.Crop, Crop = [0, 0.25, -0.25, 0.125, 1, 1, 0.5, 1.5], Extrapolation = 0.5,
            },
        })
        {
            yield return new Case($"{how}", s => s.Give(s.Picture(3, 4, 5).Conv2d(3, 1).Resize(how)));
        }

        yield return new Case("resize of sequences", s => s.Give(s.X(["N", 2, 5]).Resize(new Resize(["N", 2, 8], ResizeKind.Linear))));
    }

    private static IEnumerable<Case> Normalised()
    {
        yield return new Case("instance norm by values", s => s.Give(s.Picture(3, 4, 5).InstanceNorm(s.X([3], "scale"), s.X([3], "shift"))));
        yield return new Case("norms of lines", s => s.Give(s.X(["N", 3, 4], low: 0.5) is var x ? x.LpNorm(1).Add(x.LpNorm(-1, 1)) : null!));
    }
}
