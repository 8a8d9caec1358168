namespace MLNetVision.Networks.Ops;

/// <summary>-1, 0 or 1, as x is below 0, 0, or above.</summary>
public sealed record Sign : NumberFunction;

/// <summary>Writes <see cref="Ops.Sign"/>.</summary>
public static class SignWriting
{
    /// <summary>-1, 0 or 1, as x is below 0, 0, or above.</summary>
    public static Tensor Sign(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Sign(), name);
    }
}
