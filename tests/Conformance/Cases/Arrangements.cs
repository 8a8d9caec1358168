using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Arrangements
{
    public static IEnumerable<Case> All() => [.. Arithmetic(), .. Reduced(), .. SideBySide(), .. Sliced(), .. Reordered()];

    private static IEnumerable<Case> Arithmetic()
    {
        Op[] ops = [new Add(), new Subtract(), new Multiply()];
        foreach (var op in ops)
        {
            foreach (var (name, a, b) in new (string, Shape, Shape)[]
            {
                ("equal", ["N", 7, 3, 4], ["N", 7, 3, 4]), ("rows", ["N", 33], ["N", 33]), ("a channel's", ["N", 7, 3, 4], [7, 1, 1]),
                ("a picture's", ["N", 17, 3, 4], ["N", 17, 1, 1]), ("one for all", [1], ["N", 5, 2, 3]), ("crosswise", ["N", 3, 1, 5], ["N", 1, 4, 1]),
                ("along the width", ["N", 3, 4, 5], [5]), ("a mask", ["N", 9, 3, 4], ["N", 1, 3, 4]), ("fewer axes", [3, 4], ["N", 5, 3, 4]),
            })
            {
                yield return new Case($"{op.Name} {name}", s => s.Give(s.X(a).Then(op, null, s.X(b, "y"))));
            }

            yield return new Case($"{op.Name} with itself", s =>
            {
                var x = s.Picture(5, 3, 4).Conv2d(6, 1);
                s.Give(x.Then(op, null, x));
            });
        }
    }

    private static IEnumerable<Case> Reduced()
    {
        foreach (var kind in new[] { ReduceKind.Sum, ReduceKind.Mean, ReduceKind.Max, ReduceKind.Min })
        {
            foreach (var (axes, keep) in new (Axes, bool)[]
            {
                ([2, 3], false), ([2, 3], true), ([1], true), ([-1], false), ([1, 2, 3], false), ([1, 3], false),
            })
            {
                yield return new Case($"{kind} over {axes}{(keep ? ", kept" : "")}", s => s.Give(s.X(["N", 17, 3, 4]).Reduce(kind, axes, keep)));
            }

            yield return new Case($"{kind} over the batch", s => s.Give(s.X(["N", 7, 3]).Reduce(kind, [0])));
        }

        yield return new Case("sum of everything is the loss", s => s.Lose(s.Picture(3, 4, 5).Conv2d(5, 3).Tanh().Reduce(ReduceKind.Sum, [0, 1, 2, 3])));
    }

    private static IEnumerable<Case> SideBySide()
    {
        yield return new Case("convolutions side by side", s =>
        {
            var x = s.Picture(5, 6, 5).Conv2d(7, 1).Relu();
            var (one, three) = (x.Conv2d(33, 1).Relu(), x.Conv2d(9, 3, padding: 1).BatchNorm().Relu());
            s.Give(one.Concat([three, x.Conv2d(32, 1)]).Relu().Conv2d(4, 1));
        });
        yield return new Case("convolutions side by side, one of them used again", s =>
        {
            var x = s.Picture(5, 6, 5);
            var (one, three) = (x.Conv2d(16, 1), x.Conv2d(17, 3, padding: 1));
            s.Give(one.Concat([three]).MaxPool2d(2).Flatten().Dense(3).Add(one.GlobalAveragePool().Flatten().Dense(3)));
        });
        yield return new Case("concat of odd channels", s => s.Give(s.Picture(3, 4, 5).Concat([s.Picture(1, 4, 5, "y"), s.Picture(17, 4, 5, "z")])));
        yield return new Case("concat of whole vectors", s => s.Give(s.Picture(16, 2, 3).Concat([s.Picture(32, 2, 3, "y")])));
        yield return new Case("concat of one", s => s.Give(s.Picture(3, 4, 5).Concat([])));
        yield return new Case("concat along the height", s => s.Give(s.Picture(3, 4, 5).Concat([s.Picture(3, 2, 5, "y")], 2)));
        yield return new Case("concat along the width", s => s.Give(s.Picture(3, 4, 5).Concat([s.Picture(3, 4, 1, "y")], -1)));
        yield return new Case("concat of rows", s => s.Give(s.X(["N", 3]).Concat([s.X(["N", 8], "y")])));
        yield return new Case("concat of sequences in time", s => s.Give(s.X(["N", 3, 4]).Concat([s.X(["N", 2, 4], "y")])));
        yield return new Case("concat with itself", s =>
        {
            var x = s.Picture(5, 3, 4).Relu();
            s.Give(x.Concat([x, x]));
        });
        yield return new Case("concat of what others take too", s =>
        {
            var x = s.Picture(5, 4, 3);
            var a = x.Conv2d(7, 1).Relu();
            var b = a.Conv2d(9, 3, padding: 1).Relu();
            s.Give(a.Concat([b, x]).Conv2d(6, 1).Concat([b.Conv2d(3, 1)]));
        });
    }

    private static IEnumerable<Case> Sliced()
    {
        foreach (var (axis, start, length, step) in new[] { (1, 2, 17, 1), (1, 1, 4, 3), (2, 0, 3, 2), (3, 1, 2, 1), (-1, 0, 1, 1), (1, 16, 16, 1) })
        {
            yield return new Case($"slice {start}+{length}x{step} of axis {axis}", s => s.Give(s.Picture(33, 5, 4).Slice(axis, start, length, step)));
        }

        yield return new Case("slices of one value", s =>
        {
            var x = s.Picture(8, 3, 4).Conv2d(12, 1);
            s.Give(x.Slice(1, 0, 6).Sigmoid().Multiply(x.Slice(1, 6, 6).Tanh()).Add(x.Slice(1, 3, 6)));
        });
        yield return new Case("the last time of a sequence", s => s.Give(s.X(["N", 5, 3]).Gru(7).Sequence.Slice(1, 4, 1).Flatten().Dense(3)));
    }

    private static IEnumerable<Case> Reordered()
    {
        yield return new Case("flatten", s => s.Give(s.Picture(5, 3, 4).Flatten()));
        yield return new Case("flatten before dense", s => s.Give(s.Picture(17, 3, 2).Conv2d(5, 1).Flatten().Dense(7)));
        yield return new Case("flatten the picture", s => s.Give(s.Picture(5, 3, 4).Relu().Flatten(2)));
        yield return new Case("reshape", s => s.Give(s.Picture(6, 3, 4).Conv2d(6, 1).Reshape(["N", 8, 9])));
        yield return new Case("reshape into pictures", s => s.Give(s.X(["N", 10]).Dense(36).Reshape(["N", 4, 3, 3]).Conv2d(5, 3, padding: 1)));
        yield return new Case("channels shuffled", s =>
            s.Give(s.Picture(6, 3, 4).Reshape(["N", 2, 3, 3, 4]).Transpose([0, 2, 1, 3, 4]).Reshape(["N", 6, 3, 4]).Conv2d(8, 1)));
        yield return new Case("channels last", s => s.Give(s.Picture(5, 3, 4).Conv2d(6, 1).Transpose([0, 2, 3, 1]).Dense(7)));
        yield return new Case("channels first again", s => s.Give(s.X(["N", 3, 4, 5]).Transpose([0, 3, 1, 2]).Conv2d(6, 1).Transpose([0, 2, 3, 1])));
        yield return new Case("height and width swapped", s => s.Give(s.Picture(5, 3, 4).Transpose([0, 1, 3, 2])));
        yield return new Case("transpose of sequences", s => s.Give(s.X(["N", 4, 7]).Transpose([0, 2, 1]).Conv1d(5, 3)));
        yield return new Case("picture as a sequence", s => s.Give(s.Picture(4, 3, 2).Conv2d(5, 1).Flatten(2).Transpose([0, 2, 1]).Lstm(6).Hidden));
    }
}
