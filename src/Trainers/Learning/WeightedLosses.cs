using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Trainers.Learning;

/// <summary>Losses whose rows count differently: sum_i w_i l_i / N, the weights 1 in the mean.</summary>
internal static class WeightedLosses
{
    /// <summary>Keeps 1 - q above 0, where a root of it has a slope.</summary>
    private const float Rounding = 2e-7f;

    /// <summary>
    /// -sum_c p_c log softmax(z)_c, p the right class with smoothing, times (1 - q)^gamma where easy rows are to count less; q is the right class's.
    /// </summary>
    public static Tensor Classes(Tensor scores, ImageCnnOptions options)
    {
        var builder = scores.Builder;
        var classes = checked((int)scores.Shape[1].Size);
        var number = builder.Input(Objective.Target, [Dim.Batch], DType.Int64);
        var logarithms = scores.LogSoftmax();
        Tensor Right(float off, float on) => number.OneHot(builder.Literal(TensorLiteral.Of<float>([off, on], 2)), classes);
        var share = options.LabelSmoothing / classes;
        var loss = logarithms.Multiply(Right(share, 1 - options.LabelSmoothing + share)).Reduce(ReduceKind.Sum, [1]).Negate();
        if (options.Loss == ClassLossKind.Focal)
        {
            var chance = logarithms.Exp().Multiply(Right(0, 1)).Reduce(ReduceKind.Sum, [1]);
            loss = chance.Affine(-1, 1 + Rounding).Power(builder.Literal(options.FocalGamma)).Multiply(loss);
        }

        return Mean(loss);
    }

    /// <summary>log(1 + exp z) - y z, the mean over the labels of a row.</summary>
    public static Tensor Labels(Tensor scores)
    {
        var truth = scores.Builder.Input(Objective.Target, scores.Shape);
        return Mean(scores.Softplus().Subtract(truth.Multiply(scores)).Reduce(ReduceKind.Mean, [1]));
    }

    /// <summary>The distance of values from targets.</summary>
    public static Tensor Values(Tensor values, ValueLoss kind)
    {
        var distance = values.Subtract(values.Builder.Input(Objective.Target, values.Shape));
        return Mean((kind switch
        {
            ValueLoss.Squared => distance.Multiply(distance),
            ValueLoss.Absolute => distance.Abs(),
            _ => Huber(distance.Abs()),
        }).Reduce(ReduceKind.Sum, [1]));
    }

    /// <summary>m² / 2 + (d - m), m = min(d, 1): the half square up to 1, straight beyond.</summary>
    private static Tensor Huber(Tensor distance)
    {
        var near = distance.Minimum(distance.Builder.Literal(1));
        return near.Multiply(near).Affine(0.5f).Add(distance.Subtract(near));
    }

    private static Tensor Mean(Tensor losses) =>
        losses.Multiply(losses.Builder.Input(Objective.Weight, [Dim.Batch])).Reduce(ReduceKind.Mean, [0], name: Objective.Loss);
}
