namespace MLNetVision.Networks.Ops;

/// <summary>The largest whole number not above x. Its gradient is 0.</summary>
public sealed record Floor : Activation;

/// <summary>Writes <see cref="Ops.Floor"/>.</summary>
public static class FloorWriting
{
    /// <summary>The largest whole number not above x. Its gradient is 0.</summary>
    public static Tensor Floor(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Floor(), name);
    }
}
