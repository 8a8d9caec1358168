using MLNetVision.Networks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>Each op once, with attributes that are not the defaults.</summary>
internal static class EveryOpNetwork
{
    public static Network Build() => Network.Build("every", b =>
    {
        var x = b.Input("picture", ["N", 4, 16, 16]);
        var sequence = b.Input("sequence", ["N", 5, 3]);
        var words = b.Input("words", ["N", 7], DType.Int64);
        var classes = b.Input("classes", ["N"], DType.Int64);
        var y = x.Conv2d(8, (3, 5), (2, 1), Padding.Same, groups: 2, initial: new HeUniform(Fan.Out, 0.1)).BatchNorm(1e-3f, 0.2f).Relu().LeakyRelu(0.2f)
            .RandomisedLeakyRelu().ParametricRelu(perChannel: true).Relu6().Elu(0.5f).Selu().Gelu(true)
            .Silu().HardSwish().HardSigmoid().Sigmoid().Tanh().HardTanh(-2, 2).Affine(0.5f, -1)
            .Softplus(2).Softsign().GroupNorm(4).LocalResponseNorm(5).Pad2d(new Padding(1, 2, 3, 4), PadKind.Reflect)
            .AveragePool2d(2, countPadding: false, ceiling: true)
            .Upsample2d((2, 3), UpsampleKind.Bilinear, alignCorners: true).ConvTranspose2d(6, 3, 2, 1, 1).AdaptiveMaxPool2d((4, 6));
        var (maxima, indices) = y.MaxPool2dWithIndices(2);
        var restored = maxima.MaxUnpool2d(indices, y).Add(y).Multiply(y).Subtract(y).Slice(1, 1, 3)
            .Concat([y]).Transpose([0, 2, 3, 1]).LayerNorm(2).Dropout(0.25f).StochasticDepth(0.1f);
        var pooled = restored.Reduce(ReduceKind.Max, [1, 2]).Reshape(["N", 9]).Softmax().LogSoftmax(1).Dense(10, bias: false, initial: new Orthogonal(2));
        var (rnn, _) = sequence.Rnn(4, rectified: true);
        var (lstm, hidden, cell) = rnn.Lstm(4, peepholes: true);
        var (gru, _) = lstm.Lstm(4, state: (hidden, cell)).Sequence.Gru(4);
        var embedded = words.Embedding(100, 6).Transpose([0, 2, 1]).Conv1d(3, 3, 2, 1);
        return new Dictionary<string, Tensor>
        {
            ["scores"] = pooled,
            ["gru"] = gru,
            ["embedded"] = embedded,
            ["crossEntropy"] = pooled.Then(new CrossEntropy(0.1f) { Reduction = Reduction.Sum }, null, classes),
            ["nll"] = pooled.Then(new NegativeLogLikelihood { IgnoredClass = 3 }, null, classes),
            ["focal"] = pooled.Then(new Focal(1.5f), null, classes),
            ["multiHinge"] = pooled.Then(new MultiClassHinge(0.5f), null, classes),
            ["hinge"] = pooled.Then(new Hinge(Squared: true), null, pooled),
            ["bce"] = pooled.Then(new BinaryCrossEntropy(false), null, pooled),
            ["mse"] = pooled.Then(new MeanSquaredError(), null, pooled),
            ["mae"] = pooled.Then(new MeanAbsoluteError(), null, pooled),
            ["smooth"] = pooled.Then(new SmoothL1(0.5f), null, pooled),
            ["moved"] = y.GridSample(
                x.Flatten().Then(new Dense(6) { Initial = Constant.Zeros, InitialBias = new Diagonal(3) }).Reshape(["N", 2, 3]).AffineGrid((3, 5), true),
                GridPadding.Reflection, true),
            ["regions"] = y.RoiAlign(b.Input("regions", ["R", 4]), b.Input("pictures", ["R"], DType.Int64), (2, 3), 0.25f, 2, false),
            ["largest"] = y.RoiMaxPool(b.Input("corners", ["R", 4]), b.Input("numbers", ["R"], DType.Int64), (3, 2), 0.5f),
            ["flat"] = x.Flatten(2),
            ["plainMax"] = x.MaxPool2d(3, 2, 1, ceiling: true),
            ["calculated"] = Calculated(b, x),
            ["chosen"] = Chosen(b, x, words),
            ["windows"] = Windows(b, x),
        };
    }).Freeze("conv2d");

    private static Tensor Chosen(NetworkBuilder b, Tensor x, Tensor words)
    {
        var (values, places) = x.Expand([2, 1, 1, 1, 1]).Slice(0, 0, 1).Reshape(["N", 4, 256]).Tile([1, 2, 1]).Reverse([-1]).Trilu(false, 3)
            .Pad([0, 0, 2], [0, 0, -2], PadKind.Wrap).CumulativeSum(1, true, true).TopK(7, 2, largest: false);
        var hot = words.OneHot(b.Literal(TensorLiteral.Of<float>([0, 1], 2)), 8, 1);
        var gathered = values.GatherElements(places, 2)
            .Gather(values.ArgMax(1, false, true).Slice(1, 0, 1).Reshape(["N"]), 1).GatherNd(words.Reshape(["N", 7, 1]), 1);
        return hot.ScatterElements(places, values, -1, ScatterKind.Add)
            .ScatterNd(values.ArgMin(-1).Slice(1, 0, 2), hot.Reshape(["N", 1, 8, 7]).Tile([1, 2, 1, 1]), ScatterKind.Max)
            .Add(gathered.Reduce(ReduceKind.Sum, [1, 2], true));
    }

    private static Tensor Windows(NetworkBuilder b, Tensor x) => x.MatMul(x, transposeB: true)
        .ConvNd(new ConvNd { Groups = 2, Stride = [1, 2], Before = [2, 0] }, b.Variable([6, 2, 3, 3]), b.Variable([6]))
        .ConvTransposeNd(new ConvTransposeNd { Dilation = [2, 1], OutputPadding = [0, 1] }, b.Variable([6, 3, 2, 2]))
        .PoolNd(new PoolNd(PoolNdKind.Norm, [2, 3]) { P = 1.5, Ceiling = true, After = [1, 0] })
        .Resize(new Resize(["N", 3, 5, 7], ResizeKind.Cubic) { Scales = [1, 1, 0.3, 1.25], Coordinates = ResizeCoordinates.Asymmetric });

    private static Tensor Calculated(NetworkBuilder b, Tensor x)
    {
        var y = x.Negate().Abs().Sign().Sqrt().Exp().Log().Reciprocal().Floor().Ceiling().Round().Erf().Sin().Cos().Tan().Asin().Acos().Atan()
            .Sinh().Cosh().Asinh().Acosh().Atanh().Divide(x).Modulo(x, truncated: true).Power(x.Minimum(x).Maximum(x));
        var mask = x.IsNaN().And(x.IsInfinity(negative: false)).Or(x.Equal(y)).Xor(x.Less(y)).Not()
            .And(x.LessOrEqual(y)).And(x.Greater(y)).And(x.GreaterOrEqual(y));
        var bits = x.ShapeOf(1, -1).BitAnd(b.Arange(2, 3, 2)).BitOr(b.Literal(TensorLiteral.Of<long>([1L << 60, -3], 2))).BitXor(b.Literal(5, DType.Int64))
            .BitNot().BitShift(b.Fill([2], 1, DType.Int64), right: true);
        var held = b.Variable([16, 1], ParameterRole.Bias, new Normal(0, 1)).Add(b.Literal(TensorLiteral.Of<float>([float.NaN, -0f, 1e-30f], 3, 1, 1))
            .Reduce(ReduceKind.LogSumExp, [0]));
        return mask.Where(y, x).Add(held).Add(bits.Cast(DType.Float32).Reduce(ReduceKind.L1, [0]));
    }
}
