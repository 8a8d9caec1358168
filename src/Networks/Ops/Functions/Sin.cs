namespace MLNetVision.Networks.Ops;

/// <summary>The sine.</summary>
public sealed record Sin : Activation;

/// <summary>Writes <see cref="Ops.Sin"/>.</summary>
public static class SinWriting
{
    /// <summary>The sine.</summary>
    public static Tensor Sin(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Sin(), name);
    }
}
