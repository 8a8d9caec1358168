namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the hyperbolic sine.</summary>
public sealed record Asinh : Activation;

/// <summary>Writes <see cref="Ops.Asinh"/>.</summary>
public static class AsinhWriting
{
    /// <summary>The inverse of the hyperbolic sine.</summary>
    public static Tensor Asinh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Asinh(), name);
    }
}
