namespace MLNetVision.Networks.Ops;

/// <summary>Whether x is infinite, on the sides that count.</summary>
public sealed record IsInfinity(bool Positive = true, bool Negative = true) : FloatTest;

/// <summary>Writes <see cref="Ops.IsInfinity"/>.</summary>
public static class IsInfinityWriting
{
    /// <summary>Whether x is infinite, on the sides that count.</summary>
    public static Tensor IsInfinity(this Tensor x, bool positive = true, bool negative = true, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new IsInfinity(positive, negative), name);
    }
}
