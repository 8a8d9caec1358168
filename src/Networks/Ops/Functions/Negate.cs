namespace MLNetVision.Networks.Ops;

/// <summary>-x.</summary>
public sealed record Negate : NumberFunction;

/// <summary>Writes <see cref="Ops.Negate"/>.</summary>
public static class NegateWriting
{
    /// <summary>-x.</summary>
    public static Tensor Negate(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Negate(), name);
    }
}
