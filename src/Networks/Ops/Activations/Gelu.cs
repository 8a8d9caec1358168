namespace MLNetVision.Networks.Ops;

/// <summary>x times the normal distribution function; or its tanh approximation (Hendrycks and Gimpel 2016).</summary>
public sealed record Gelu(bool TanhApproximation = false) : Activation;

/// <summary>Writes <see cref="Ops.Gelu"/>.</summary>
public static class GeluWriting
{
    /// <summary>x times the normal distribution function; or its tanh approximation (Hendrycks and Gimpel 2016).</summary>
    public static Tensor Gelu(this Tensor x, bool tanhApproximation = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Gelu(tanhApproximation), name);
    }
}
