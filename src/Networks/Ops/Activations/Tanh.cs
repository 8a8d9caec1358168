namespace MLNetVision.Networks.Ops;

/// <summary>tanh(x).</summary>
public sealed record Tanh : Activation;

/// <summary>Writes <see cref="Ops.Tanh"/>.</summary>
public static class TanhWriting
{
    /// <summary>tanh(x).</summary>
    public static Tensor Tanh(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Tanh(), name);
    }
}
