using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>Where engines compute several steps in one go, and the places next to them where they may not.</summary>
internal static class Fusions
{
    public static IEnumerable<Case> All() => [.. Tails(), .. SeenTwice(), .. Tied(), .. Blocks(), .. Ends()];

    private static IEnumerable<Case> Tails()
    {
        foreach (var c in new[] { 3, 16, 17 })
        {
            yield return new Case($"conv bn relu {c}", s => s.Give(s.Picture(5, 4, 5).Conv2d(c, 3, padding: 1, bias: false).BatchNorm().Relu()));
            yield return new Case($"conv bias bn relu6 {c}", s => s.Give(s.Picture(5, 4, 5).Conv2d(c, 1).BatchNorm().Relu6()));
            yield return new Case($"depthwise bn silu {c}", s => s.Give(s.Picture(c, 4, 5).Conv2d(c, 3, padding: 1, groups: c).BatchNorm().Silu()));
            yield return new Case($"residual tail {c}", s =>
            {
                var x = s.Picture(c, 4, 5);
                s.Give(x.Conv2d(c, 3, padding: 1).BatchNorm().Add(x).Relu());
            });
            yield return new Case($"residual tail, the other way round {c}", s =>
            {
                var x = s.Picture(c, 4, 5);
                s.Give(x.Add(x.Conv2d(c, 1).BatchNorm()).LeakyRelu(0.2f));
            });
            yield return new Case($"two branches added {c}", s =>
            {
                var x = s.Picture(5, 4, 5);
                s.Give(x.Conv2d(c, 3, padding: 1).BatchNorm().Add(x.Conv2d(c, 1).BatchNorm()).Relu());
            });
            yield return new Case($"dense bn relu {c}", s => s.Give(s.X(["N", 9]).Dense(c).BatchNorm().Relu().Dense(4)))
            {
                // Two rows would be normalised to -1 and 1, whatever they are.
                Planned = new() { ["N"] = 7 },
                Calls = [new() { ["N"] = 7 }, new() { ["N"] = 5 }],
            };
            yield return new Case($"transposed conv bn relu {c}", s => s.Give(s.Picture(5, 3, 4).ConvTranspose2d(c, 4, 2, 1).BatchNorm().Relu()));
        }

        yield return new Case("bn relu conv", s => s.Give(s.Picture(7, 4, 5).BatchNorm().Relu().Conv2d(9, 3, padding: 1)));
        yield return new Case("conv relu bn", s => s.Give(s.Picture(7, 4, 5).Conv2d(9, 3).Relu().BatchNorm()));
        yield return new Case("conv bn without scale", s => s.Give(s.Picture(7, 4, 5).Conv2d(9, 3).BatchNorm(affine: false).HardSwish()));
        yield return new Case("conv prelu", s => s.Give(s.Picture(7, 4, 5).Conv2d(9, 3).ParametricRelu(perChannel: true)));
        yield return new Case("conv add a constant of the channel", s => s.Give(s.Picture(7, 4, 5).Conv2d(9, 3).Add(s.X([9, 1, 1], "y")).Relu()));
        yield return new Case("conv pool relu", s => s.Give(s.Picture(3, 6, 5).Conv2d(17, 3, padding: 1).MaxPool2d(2).Relu()));
        yield return new Case("conv relu pool", s => s.Give(s.Picture(3, 6, 7).Conv2d(17, 3, padding: 1).Relu().MaxPool2d(3, 2)));
        yield return new Case("bn bn", s => s.Give(s.Picture(5, 3, 4).BatchNorm().BatchNorm(momentum: 0.5f)));
    }

    private static IEnumerable<Case> SeenTwice()
    {
        yield return new Case("the conv before bn is an output", s =>
        {
            var conv = s.Picture(3, 4, 5).Conv2d(9, 3);
            s.Give("conv", conv);
            s.Give(conv.BatchNorm().Relu());
        });
        yield return new Case("the bn before relu is taken twice", s =>
        {
            var bn = s.Picture(3, 4, 5).Conv2d(9, 3).BatchNorm();
            s.Give(bn.Relu().Concat([bn.Sigmoid()]));
        });
        yield return new Case("relu taken by three", s =>
        {
            var x = s.Picture(3, 4, 5).Conv2d(8, 1).Relu();
            s.Give(x.Conv2d(8, 3, padding: 1).Add(x).Multiply(x));
        });
        yield return new Case("the residual is the conv's own input and an output", s =>
        {
            var x = s.Picture(6, 4, 5).Relu();
            s.Give("x", x);
            s.Give(x.Conv2d(6, 1).Add(x).Relu());
        });
        yield return new Case("a normalisation and its own input added", s =>
        {
            var x = s.Picture(6, 4, 5).Conv2d(7, 1);
            s.Give(x.BatchNorm().Add(x).Relu());
        });
        yield return new Case("the input taken by three", s =>
        {
            var x = s.Picture(5, 4, 3);
            s.Give(x.Conv2d(5, 1).Add(x).Subtract(x.Tanh()));
        });
    }

    private static IEnumerable<Case> Tied()
    {
        yield return new Case("tied conv", s =>
        {
            var x = s.Picture(6, 5, 4).Conv2d(6, 3, padding: 1, name: "conv").Relu();
            s.Give(s.Builder.AddTied(new Conv2d(6, 3) { Padding = 1 }, "conv", "again", x)[0]);
        });
        yield return new Case("siamese dense", s =>
        {
            var a = s.X(["N", 7]).Dense(17, name: "dense");
            s.Give(a.Subtract(s.Builder.AddTied(new Dense(17), "dense", "other", s.X(["N", 7], "y"))[0]));
        });
        yield return new Case("a decoder with its encoder's weight", s =>
        {
            var code = s.X(["N", 9]).Dense(4, bias: false, name: "encoder").Sigmoid();
            s.Give(s.Builder.AddTied(new Dense(9) { HasBias = false, Transposed = true }, "encoder", "decoder", code)[0]);
        });
        yield return new Case("a decoder with its encoder's weight and neither's bias", s =>
        {
            var code = s.X(["N", 9]).Dense(4, name: "encoder").Sigmoid();
            s.Give(s.Builder.AddTied(new Dense(9) { HasBias = false, Transposed = true }, "encoder", "decoder", code)[0]);
        });
        foreach (var (channels, stride, height, extra) in new[] { (5, 2, 6, 1), (19, 2, 7, 0), (5, 1, 5, 0), (33, 3, 7, 0) })
        {
            yield return new Case($"a transposed convolution with the weight of a convolution to {channels} channels, step {stride}, {height} rows", s =>
            {
                var code = s.Picture(3, height, height).Conv2d(channels, 3, stride, 1, name: "encoder").Tanh();
                var op = new ConvTranspose2d(3, 3) { Stride = stride, Padding = 1, OutputPadding = extra, HasBias = false };
                s.Give(s.Builder.AddTied(op, "encoder", "decoder", code)[0]);
            });
        }

        yield return new Case("tied batch norm", s =>
        {
            var x = s.Picture(5, 3, 4).BatchNorm(name: "bn").Tanh();
            s.Give(s.Builder.AddTied(new BatchNorm(), "bn", "again", x)[0]);
        });
        yield return new Case("tied gru", s =>
        {
            var (sequence, hidden) = s.X(["N", 3, 5]).Gru(5, name: "gru");
            s.Give(s.Builder.AddTied(new Gru(5), "gru", "again", sequence, hidden)[0]);
        });
    }

    private static IEnumerable<Case> Blocks()
    {
        yield return new Case("squeeze and excite", s =>
        {
            var x = s.Picture(12, 4, 5).Conv2d(12, 3, padding: 1).BatchNorm().Relu();
            s.Give(x.Multiply(x.GlobalAveragePool().Conv2d(3, 1).Relu().Conv2d(12, 1).Sigmoid()).Conv2d(7, 1));
        });
        yield return new Case("inverted residual", s =>
        {
            var x = s.Picture(6, 5, 4);
            var wide = x.Conv2d(18, 1, bias: false).BatchNorm().Relu6().Conv2d(18, 3, padding: 1, groups: 18, bias: false).BatchNorm().Relu6();
            s.Give(x.Add(wide.Conv2d(6, 1, bias: false).BatchNorm()));
        });
        yield return new Case("inception", s =>
        {
            var x = s.Picture(5, 5, 6);
            s.Give(x.Conv2d(7, 1).Relu().Concat([
                x.Conv2d(3, 1).Relu().Conv2d(9, 3, padding: 1).Relu(), x.Conv2d(2, 1).Relu().Conv2d(4, 5, padding: 2).Relu(),
                x.MaxPool2d(3, 1, 1).Conv2d(5, 1).Relu()]));
        });
        yield return new Case("dense block", s =>
        {
            var x = s.Picture(4, 4, 3);
            for (var i = 0; i < 3; i++)
            {
                x = x.Concat([x.BatchNorm().Relu().Conv2d(5, 3, padding: 1, bias: false)]);
            }

            s.Give(x.BatchNorm().Relu().GlobalAveragePool().Flatten().Dense(3));
        });
        yield return new Case("fire", s =>
        {
            var x = s.Picture(6, 5, 5).Conv2d(3, 1).Relu();
            s.Give(x.Conv2d(8, 1).Relu().Concat([x.Conv2d(8, 3, padding: 1).Relu()]).MaxPool2d(3, 2, ceiling: true));
        });
        yield return new Case("u-net", s =>
        {
            var x = s.Picture(3, 6, 8).Conv2d(5, 3, padding: 1).Relu();
            var y = x.MaxPool2d(2).Conv2d(7, 3, padding: 1).Relu().ConvTranspose2d(5, 2, 2);
            s.Give(y.Concat([x]).Conv2d(4, 3, padding: 1).Add(y.Upsample2d(1).Conv2d(4, 1)));
        });
    }

    private static IEnumerable<Case> Ends()
    {
        yield return new Case("the input is an output", s =>
        {
            var x = s.Picture(5, 3, 4);
            s.Give("same", x);
            s.Give(x.Conv2d(6, 1));
        });
        yield return new Case("one value under two names", s =>
        {
            var x = s.Picture(5, 3, 4).Conv2d(6, 1);
            s.Give("a", x);
            s.Give("b", x);
        });
        yield return new Case("an output that the loss does not take", s =>
        {
            var x = s.Picture(5, 3, 4);
            s.Give("features", x.Conv2d(6, 3));
            s.Lose(x.Conv2d(4, 1).Flatten().Dense(3).Then(new CrossEntropy(), null, s.Classes("target", ["N"], 3)));
        });
        yield return new Case("frozen layers", s => s.Give(
            s.Picture(3, 6, 5).Conv2d(5, 3, name: "a").Relu().Conv2d(6, 3, name: "b").Relu().Conv2d(4, 1, name: "c")))
        {
            Frozen = ["a", "c.weight"],
        };
        foreach (var frozen in new[] { "bn", "bn.running_mean" })
        {
            yield return new Case($"frozen {frozen}", s =>
            {
                var x = s.Picture(5, 4, 3).Conv2d(9, 3, padding: 1);
                s.Give(x.BatchNorm(name: "bn").Add(x).Relu().Conv2d(4, 1));
            })
            {
                Frozen = [frozen],
            };
        }

        yield return new Case("frozen statistics", s => s.Give(s.Picture(3, 6, 5).Conv2d(7, 3).BatchNorm(name: "bn").Relu().Conv2d(4, 1)))
        {
            Frozen = ["bn.running_mean", "bn.running_var"],
        };
        yield return new Case("one row and frozen statistics", s => s.Give(s.X(["N", 9]).Dense(6).BatchNorm(name: "bn").Relu().Dense(4)))
        {
            Frozen = ["bn.running_mean", "bn.running_var"],
            Calls = [new() { ["N"] = 1 }],
        };
        yield return new Case("dropout between layers", s => s.Give(s.X(["N", 9]).Dense(33).Relu().Dropout(0.4f, "drop").Dense(5)));
        yield return new Case("two dropouts", s => s.Give(s.Picture(3, 4, 5).Conv2d(8, 3).Dropout(0.2f).Relu().Dropout(0.6f)));
    }
}
