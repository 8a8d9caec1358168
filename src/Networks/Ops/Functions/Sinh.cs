namespace MLNetVision.Networks.Ops;

/// <summary>The hyperbolic sine.</summary>
public sealed record Sinh : Activation;

/// <summary>Writes <see cref="Ops.Sinh"/>.</summary>
public static class SinhWriting
{
    /// <summary>The hyperbolic sine.</summary>
    public static Tensor Sinh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Sinh(), name);
    }
}
