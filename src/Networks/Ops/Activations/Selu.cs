namespace MLNetVision.Networks.Ops;

/// <summary>The self-normalising ELU: 1.0507 times ELU with alpha 1.6733 (Klambauer et al. 2017).</summary>
public sealed record Selu : Activation;

/// <summary>Writes <see cref="Ops.Selu"/>.</summary>
public static class SeluWriting
{
    /// <summary>The self-normalising ELU: 1.0507 times ELU with alpha 1.6733 (Klambauer et al. 2017).</summary>
    public static Tensor Selu(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Selu(), name);
    }
}
