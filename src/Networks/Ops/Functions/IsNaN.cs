namespace MLNetVision.Networks.Ops;

/// <summary>Whether x is not a number.</summary>
public sealed record IsNaN : FloatTest;

/// <summary>Writes <see cref="Ops.IsNaN"/>.</summary>
public static class IsNaNWriting
{
    /// <summary>Whether x is not a number.</summary>
    public static Tensor IsNaN(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new IsNaN(), name);
    }
}
