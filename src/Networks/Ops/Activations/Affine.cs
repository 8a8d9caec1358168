namespace MLNetVision.Networks.Ops;

/// <summary>Factor x + Shift, both given once and for all.</summary>
public sealed record Affine(float Factor = 1, float Shift = 0) : Activation;

/// <summary>Writes <see cref="Ops.Affine"/>.</summary>
public static class AffineWriting
{
    /// <summary>factor x + shift, both given once and for all.</summary>
    public static Tensor Affine(this Tensor x, float factor = 1, float shift = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Affine(factor, shift), name);
    }
}
