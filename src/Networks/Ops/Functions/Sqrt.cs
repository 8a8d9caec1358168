namespace MLNetVision.Networks.Ops;

/// <summary>The square root; not a number below 0.</summary>
public sealed record Sqrt : Activation;

/// <summary>Writes <see cref="Ops.Sqrt"/>.</summary>
public static class SqrtWriting
{
    /// <summary>The square root; not a number below 0.</summary>
    public static Tensor Sqrt(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Sqrt(), name);
    }
}
