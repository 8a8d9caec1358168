namespace MLNetVision.Networks.Ops;

/// <summary>max(x, 0).</summary>
public sealed record Relu : Activation;

/// <summary>Writes <see cref="Ops.Relu"/>.</summary>
public static class ReluWriting
{
    /// <summary>max(x, 0).</summary>
    public static Tensor Relu(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Relu(), name);
    }
}
