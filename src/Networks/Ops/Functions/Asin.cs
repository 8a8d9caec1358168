namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the sine, from -pi/2 to pi/2.</summary>
public sealed record Asin : Activation;

/// <summary>Writes <see cref="Ops.Asin"/>.</summary>
public static class AsinWriting
{
    /// <summary>The inverse of the sine, from -pi/2 to pi/2.</summary>
    public static Tensor Asin(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Asin(), name);
    }
}
