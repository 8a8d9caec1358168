namespace MLNetVision.Networks.Ops;

/// <summary>x / (1 + exp(-x)), also called swish.</summary>
public sealed record Silu : Activation;

/// <summary>Writes <see cref="Ops.Silu"/>.</summary>
public static class SiluWriting
{
    /// <summary>x / (1 + exp(-x)), also called swish.</summary>
    public static Tensor Silu(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Silu(), name);
    }
}
