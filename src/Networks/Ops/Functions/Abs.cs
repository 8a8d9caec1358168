namespace MLNetVision.Networks.Ops;

/// <summary>|x|.</summary>
public sealed record Abs : NumberFunction;

/// <summary>Writes <see cref="Ops.Abs"/>.</summary>
public static class AbsWriting
{
    /// <summary>|x|.</summary>
    public static Tensor Abs(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Abs(), name);
    }
}
