namespace MLNetVision.Networks.Ops;

/// <summary>x, kept between 0 and 6.</summary>
public sealed record Relu6 : Activation;

/// <summary>Writes <see cref="Ops.Relu6"/>.</summary>
public static class Relu6Writing
{
    /// <summary>x, kept between 0 and 6.</summary>
    public static Tensor Relu6(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Relu6(), name);
    }
}
