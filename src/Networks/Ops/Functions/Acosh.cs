namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the hyperbolic cosine; not a number below 1.</summary>
public sealed record Acosh : Activation;

/// <summary>Writes <see cref="Ops.Acosh"/>.</summary>
public static class AcoshWriting
{
    /// <summary>The inverse of the hyperbolic cosine; not a number below 1.</summary>
    public static Tensor Acosh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Acosh(), name);
    }
}
