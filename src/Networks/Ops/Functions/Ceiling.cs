namespace MLNetVision.Networks.Ops;

/// <summary>The smallest whole number not below x. Its gradient is 0.</summary>
public sealed record Ceiling : Activation;

/// <summary>Writes <see cref="Ops.Ceiling"/>.</summary>
public static class CeilingWriting
{
    /// <summary>The smallest whole number not below x. Its gradient is 0.</summary>
    public static Tensor Ceiling(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Ceiling(), name);
    }
}
