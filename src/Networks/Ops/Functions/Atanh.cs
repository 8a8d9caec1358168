namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the hyperbolic tangent; not a number beyond -1 and 1.</summary>
public sealed record Atanh : Activation;

/// <summary>Writes <see cref="Ops.Atanh"/>.</summary>
public static class AtanhWriting
{
    /// <summary>The inverse of the hyperbolic tangent; not a number beyond -1 and 1.</summary>
    public static Tensor Atanh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Atanh(), name);
    }
}
