namespace MLNetVision.Networks.Ops;

/// <summary>log(1 + exp(Beta x)) / Beta.</summary>
public sealed record Softplus(float Beta = 1) : Activation;

/// <summary>Writes <see cref="Ops.Softplus"/>.</summary>
public static class SoftplusWriting
{
    /// <summary>log(1 + exp(Beta x)) / Beta.</summary>
    public static Tensor Softplus(this Tensor x, float beta = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Softplus(beta), name);
    }
}
