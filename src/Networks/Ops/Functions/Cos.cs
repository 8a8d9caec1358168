namespace MLNetVision.Networks.Ops;

/// <summary>The cosine.</summary>
public sealed record Cos : Activation;

/// <summary>Writes <see cref="Ops.Cos"/>.</summary>
public static class CosWriting
{
    /// <summary>The cosine.</summary>
    public static Tensor Cos(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Cos(), name);
    }
}
