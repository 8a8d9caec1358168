namespace MLNetVision.Networks.Ops;

/// <summary>1 / x.</summary>
public sealed record Reciprocal : Activation;

/// <summary>Writes <see cref="Ops.Reciprocal"/>.</summary>
public static class ReciprocalWriting
{
    /// <summary>1 / x.</summary>
    public static Tensor Reciprocal(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Reciprocal(), name);
    }
}
