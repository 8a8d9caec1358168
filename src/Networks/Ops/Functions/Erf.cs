namespace MLNetVision.Networks.Ops;

/// <summary>The error function, 2 / sqrt(pi) times the integral of exp(-t²) from 0 to x.</summary>
public sealed record Erf : Activation;

/// <summary>Writes <see cref="Ops.Erf"/>.</summary>
public static class ErfWriting
{
    /// <summary>The error function, 2 / sqrt(pi) times the integral of exp(-t²) from 0 to x.</summary>
    public static Tensor Erf(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Erf(), name);
    }
}
