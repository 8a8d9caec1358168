namespace MLNetVision.Networks.Ops;

/// <summary>The hyperbolic cosine.</summary>
public sealed record Cosh : Activation;

/// <summary>Writes <see cref="Ops.Cosh"/>.</summary>
public static class CoshWriting
{
    /// <summary>The hyperbolic cosine.</summary>
    public static Tensor Cosh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Cosh(), name);
    }
}
