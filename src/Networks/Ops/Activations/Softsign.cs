namespace MLNetVision.Networks.Ops;

/// <summary>x / (1 + |x|).</summary>
public sealed record Softsign : Activation;

/// <summary>Writes <see cref="Ops.Softsign"/>.</summary>
public static class SoftsignWriting
{
    /// <summary>x / (1 + |x|).</summary>
    public static Tensor Softsign(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Softsign(), name);
    }
}
