namespace MLNetVision.Networks.Ops;

/// <summary>The tangent.</summary>
public sealed record Tan : Activation;

/// <summary>Writes <see cref="Ops.Tan"/>.</summary>
public static class TanWriting
{
    /// <summary>The tangent.</summary>
    public static Tensor Tan(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Tan(), name);
    }
}
