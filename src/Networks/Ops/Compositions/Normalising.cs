namespace MLNetVision.Networks.Ops;

/// <summary>Normalisations whose scale and shift are values, or that have none.</summary>
public static class Normalising
{
    /// <summary>Each channel of each row of [N, C, ...] less its mean, by its deviation, times a scale [C], plus a shift [C].</summary>
    public static Tensor InstanceNorm(this Tensor x, Tensor scale, Tensor shift, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(shift);
        var ones = Enumerable.Repeat(Dim.FromSize(1), x.Shape.Rank - 2);
        var channels = Shape.Create([x.Shape[1], .. ones]);
        return x.Standardised(Axes.Create([.. Enumerable.Range(2, x.Shape.Rank - 2)]), epsilon).Multiply(scale.Reshape(channels)).Add(shift.Reshape(channels));
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon) over some axes.</summary>
    public static Tensor Standardised(this Tensor x, Axes axes, double epsilon = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        var centred = x.Subtract(x.Reduce(ReduceKind.Mean, axes, keepAxes: true));
        var variance = centred.Multiply(centred).Reduce(ReduceKind.Mean, axes, keepAxes: true);
        return centred.Divide((epsilon > 0 ? variance.Add(x.Builder.Literal(epsilon, x.Type.Element)) : variance).Sqrt());
    }

    /// <summary>x by the sum of its magnitudes along an axis (p = 1), or by the root of the sum of its squares (p = 2).</summary>
    public static Tensor LpNorm(this Tensor x, int axis = -1, int p = 2)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(p, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 2);
        return x.Divide(x.Reduce(p == 1 ? ReduceKind.L1 : ReduceKind.L2, [axis], keepAxes: true));
    }
}
