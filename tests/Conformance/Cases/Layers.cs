using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Layers
{
    private static readonly int[] Widths = [1, 3, 7, 8, 15, 16, 17, 31, 33, 48];

    public static IEnumerable<Case> All() => [.. OfEachWidth(), .. Dense(), .. Normalised(), .. Embedded(), .. Recurrent()];

    private static IEnumerable<Case> OfEachWidth()
    {
        foreach (var c in Widths)
        {
            yield return new Case($"dense {c} to {(c * 2) + 1}", s => s.Give(s.X(["N", c]).Dense((c * 2) + 1)));
            yield return new Case($"batch norm {c}", s => s.Give(s.Picture(c, 3, 2).BatchNorm()));
            yield return new Case($"layer norm {c + 1}", s => s.Give(s.X(["N", 2, c + 1]).LayerNorm()));
            yield return new Case($"group norm {c * 2}", s => s.Give(s.Picture(c * 2, 3, 2).GroupNorm(2)));
            yield return new Case($"response norm {c}", s => s.Give(s.Picture(c, 2, 3).LocalResponseNorm(5, 0.5f)));
            yield return new Case($"softmax {c}", s => s.Give(s.X(["N", c], low: -5, high: 5).Softmax()));
        }
    }

    private static IEnumerable<Case> Dense()
    {
        yield return new Case("dense without bias", s => s.Give(s.X(["N", 9]).Dense(5, bias: false)));
        yield return new Case("dense transposed", s => s.Give(s.X(["N", 9]).Then(new Dense(5) { Transposed = true })));
        yield return new Case("dense on sequences", s => s.Give(s.X(["N", 4, 9]).Dense(5)));
        yield return new Case("dense on pictures", s => s.Give(s.X(["N", 3, 2, 17]).Dense(5)));
        yield return new Case("dense, wide", s => s.Give(s.X(["N", 300]).Dense(70)));
    }

    private static IEnumerable<Case> Normalised()
    {
        yield return new Case("batch norm on rows", s => s.Give(s.X(["N", 17]).BatchNorm()));
        yield return new Case("batch norm on sequences", s => s.Give(s.X(["N", 5, 7]).BatchNorm()));
        yield return new Case("batch norm without scale", s => s.Give(s.Picture(5, 3, 4).BatchNorm(affine: false)));
        yield return new Case("batch norm, other momentum", s => s.Give(s.Picture(5, 3, 4).BatchNorm(0.01f, 0.4f)));
        yield return new Case("batch norm far from zero", s => s.Give(s.X(["N", 3, 7, 9], low: 90, high: 100).BatchNorm()));
        yield return new Case("layer norm of pictures", s => s.Give(s.Picture(3, 4, 5).LayerNorm(3)));
        yield return new Case("layer norm of rows", s => s.Give(s.X(["N", 4, 17]).LayerNorm(affine: false, epsilon: 0.1f)));
        yield return new Case("group norm, one group", s => s.Give(s.Picture(6, 3, 4).GroupNorm(1)));
        yield return new Case("group norm, a group a channel", s => s.Give(s.Picture(5, 3, 4).GroupNorm(5)));
        foreach (var (channels, groups) in new[] { (128, 8), (132, 33), (70, 70) })
        {
            yield return new Case($"group norm, {channels} channels in {groups} groups", s => s.Give(s.Picture(channels, 3, 4).GroupNorm(groups)))
            {
                Planned = new() { ["N"] = 9 },
                Calls = [new() { ["N"] = 1 }, new() { ["N"] = 9 }],
            };
        }

        yield return new Case("group norm of rows", s => s.Give(s.X(["N", 12]).GroupNorm(3, 0.1f, affine: false)));
        foreach (var size in new[] { 1, 2, 4, 9 })
        {
            yield return new Case($"response norm over {size}", s => s.Give(s.Picture(6, 3, 2).LocalResponseNorm(size, 2, 0.6f, 1.5f)));
        }

        foreach (var axis in new[] { 1, 2, 3, -1 })
        {
            yield return new Case($"softmax on axis {axis}", s => s.Give(s.X(["N", 5, 3, 4], low: -5, high: 5).Softmax(axis)));
            yield return new Case($"log softmax on axis {axis}", s => s.Give(s.X(["N", 5, 3, 4], low: -5, high: 5).LogSoftmax(axis)));
        }

        yield return new Case("log softmax far out", s => s.Give(s.X(["N", 6], low: -200, high: 200).LogSoftmax()));
    }

    private static IEnumerable<Case> Embedded()
    {
        foreach (var type in new[] { DType.Int64, DType.Int32 })
        {
            yield return new Case($"embedding of {type}", s => s.Give(s.Classes("x", ["N", 5], 7, type: type).Embedding(7, 9))) { IsSingleInside = true };
        }

        yield return new Case("embedding and dense", s => s.Give(s.Classes("x", ["N", 5], 3).Embedding(3, 17).Dense(4))) { IsSingleInside = true };
    }

    private static IEnumerable<Case> Recurrent()
    {
        foreach (var units in new[] { 1, 7, 16, 17 })
        {
            yield return new Case($"rnn {units}", s => s.Give(s.X(["N", 4, 3]).Rnn(units).Sequence));
            yield return new Case($"lstm {units}", s => s.Give(s.X(["N", 4, 3]).Lstm(units).Sequence));
            yield return new Case($"gru {units}", s => s.Give(s.X(["N", 4, 3]).Gru(units).Sequence));
        }

        yield return new Case("rnn, rectified, last state", s => s.Give(s.X(["N", 5, 3]).Rnn(6, rectified: true).Hidden));
        yield return new Case("gru from a state", s => GiveAll(s, s.X(["N", 3, 4]).Gru(5, s.X(["N", 5], "h"))));
        yield return new Case("rnn from a state", s => GiveAll(s, s.X(["N", 3, 4]).Rnn(5, hidden: s.X(["N", 5], "h"))));
        yield return new Case("lstm from states", s => GiveAll(s, s.X(["N", 3, 4]).Lstm(5, state: (s.X(["N", 5], "h"), s.X(["N", 5], "c")))));
        yield return new Case("lstm with peepholes", s => GiveAll(s, s.X(["N", 4, 3]).Lstm(6, peepholes: true)));
        yield return new Case("lstm with peepholes from states", s => GiveAll(
            s, s.X(["N", 4, 3]).Lstm(6, peepholes: true, state: (s.X(["N", 6], "h"), s.X(["N", 6], "c")))));
        yield return new Case("lstm on gru, one time", s => s.Give(s.X(["N", 1, 3]).Gru(5).Sequence.Lstm(4).Cell));
        yield return new Case("encoder and decoder", s =>
        {
            var (_, hidden, cell) = s.X(["N", 4, 3]).Lstm(6, name: "encoder");
            s.Give(s.X(["N", 3, 2], "y").Lstm(6, state: (hidden, cell), name: "decoder").Sequence.Dense(3));
        });
    }

    private static void GiveAll(Sketch s, (Tensor Sequence, Tensor Hidden) outputs)
    {
        s.Give("sequence", outputs.Sequence);
        s.Give("hidden", outputs.Hidden);
    }

    private static void GiveAll(Sketch s, (Tensor Sequence, Tensor Hidden, Tensor Cell) outputs)
    {
        GiveAll(s, (outputs.Sequence, outputs.Hidden));
        s.Give("cell", outputs.Cell);
    }
}
