namespace MLNetVision.Networks.Ops;

/// <summary>e to the power of x.</summary>
public sealed record Exp : Activation;

/// <summary>Writes <see cref="Ops.Exp"/>.</summary>
public static class ExpWriting
{
    /// <summary>e to the power of x.</summary>
    public static Tensor Exp(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Exp(), name);
    }
}
