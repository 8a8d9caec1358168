namespace MLNetVision.Networks.Ops;

/// <summary>The inverse of the tangent, from -pi/2 to pi/2.</summary>
public sealed record Atan : Activation;

/// <summary>Writes <see cref="Ops.Atan"/>.</summary>
public static class AtanWriting
{
    /// <summary>The inverse of the tangent, from -pi/2 to pi/2.</summary>
    public static Tensor Atan(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Atan(), name);
    }
}
