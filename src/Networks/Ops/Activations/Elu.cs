namespace MLNetVision.Networks.Ops;

/// <summary>x above 0, Alpha (exp(x) - 1) below.</summary>
public sealed record Elu(float Alpha = 1) : Activation;

/// <summary>Writes <see cref="Ops.Elu"/>.</summary>
public static class EluWriting
{
    /// <summary>x above 0, Alpha (exp(x) - 1) below.</summary>
    public static Tensor Elu(this Tensor x, float alpha = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Elu(alpha), name);
    }
}
