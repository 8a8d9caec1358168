using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>What is added to the reconstruction's loss, each a single number.</summary>
internal static class Penalties
{
    /// <summary>Keeps logarithms of rates finite.</summary>
    private const float Margin = 1e-6f;

    /// <summary>Writes L1 mean over rows of sum |h|.</summary>
    public static Tensor L1(Tensor code, Sparsity sparsity) => PerRow(Flat(code).Abs()).Affine((float)sparsity.L1);

    /// <summary>Writes Kl sum over units of t log(t / r) + (1 - t) log((1 - t) / (1 - r)), r a unit's mean over the batch.</summary>
    public static Tensor Rates(Tensor code, Sparsity sparsity)
    {
        var target = sparsity.TargetRate;
        var rates = Flat(code).Reduce(ReduceKind.Mean, [0]).Affine(1 - (2 * Margin), Margin);
        var entropy = (target * Math.Log(target)) + ((1 - target) * Math.Log(1 - target));
        var divergence = rates.Log().Affine((float)-target).Add(rates.Affine(-1, 1).Log().Affine((float)(target - 1))).Affine(1, (float)entropy);
        return divergence.Reduce(ReduceKind.Sum, [0]).Affine((float)sparsity.Kl);
    }

    /// <summary>Writes KL(N(mean, variance) || N(0, 1)): the mean over rows of half the sum of mean² + variance - 1 - log variance.</summary>
    public static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        PerRow(mean.Square().Add(logVariance.Exp()).Subtract(logVariance).Affine(0.5f, -0.5f));

    /// <summary>
    /// Writes the mean over rows of |J|² of one dense layer: the sum over units of slope(z)² |w|². The encoder's weight comes out of its own layer,
    /// the other way round, behind a unit matrix: I W = W.
    /// </summary>
    /// <param name="sums">z [N, k], what the layer gives before its activation.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="activation">What follows it.</param>
    public static Tensor ExactContraction(Tensor sums, DenseCodecLayer layer, UnitActivation activation)
    {
        var size = layer.Size;
        var identity = new float[size * size];
        for (var i = 0; i < size; i++)
        {
            identity[(i * size) + i] = 1;
        }

        var builder = sums.Builder;
        var op = new Dense(checked((int)layer.Input.ElementsPerRow())) { HasBias = false, Transposed = true };
        var weight = builder.AddTied(op, layer.EncoderName, "contraction.weight", builder.Literal(TensorLiteral.Of<float>(identity, size, size)))[0];
        var norms = weight.Square().Reduce(ReduceKind.Sum, [1]);
        return sums.Slope(activation) is { } slope ? PerRow(slope.Square().Multiply(norms)) : norms.Reduce(ReduceKind.Sum, [0]);
    }

    /// <summary>Writes the mean over rows of |(f(x + e v) - f(x - e v)) / 2e|², whose expectation over signs v is |J|².</summary>
    /// <param name="x">Rows.</param>
    /// <param name="probe">v, signs of the same shape.</param>
    /// <param name="encoder">f, whose parameters are in the network already.</param>
    /// <param name="step">e.</param>
    public static Tensor EstimatedContraction(Tensor x, Tensor probe, Network encoder, double step)
    {
        var move = probe.Affine((float)step);
        var ahead = Flat(x.Add(move).Then(encoder, "contraction.ahead.", shares: true));
        var behind = Flat(x.Subtract(move).Then(encoder, "contraction.behind.", shares: true));
        return PerRow(ahead.Subtract(behind).Square()).Affine((float)(1 / (4 * step * step)));
    }

    /// <summary>Writes the mean over rows of the sum over a row.</summary>
    private static Tensor PerRow(Tensor values) => values.Reduce(ReduceKind.Sum, [1]).Reduce(ReduceKind.Mean, [0]);

    private static Tensor Flat(Tensor code) => code.Shape.Rank > 2 ? code.Flatten() : code;
}
