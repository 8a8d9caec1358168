namespace MLNetVision.Networks.Ops;

/// <summary>
/// Division by the neighbourhood across channels (Krizhevsky et al. 2012): x / (K + Alpha / Size * sum of x² over Size channels)^Beta,
/// with PyTorch's division by Size.
/// </summary>
public sealed record LocalResponseNorm(int Size, float Alpha = 1e-4f, float Beta = 0.75f, float K = 1) : Op
{
    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.Expect(1).Floating(0);
        inputs.Require(shape.Rank >= 3, "[N, C, ...] with a picture", shape);
        inputs.Require(Size > 0, "a size from 1", Size);
        return new OpSignature(inputs[0]) { Flops = (Size + 4L) * shape.ElementsPerRow() };
    }
}

/// <summary>Writes <see cref="Ops.LocalResponseNorm"/>.</summary>
public static class LocalResponseNormWriting
{
    /// <summary>Divides by the neighbourhood across channels.</summary>
    public static Tensor LocalResponseNorm(this Tensor x, int size, float alpha = 1e-4f, float beta = 0.75f, float k = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new LocalResponseNorm(size, alpha, beta, k), name);
    }
}
