namespace MLNetVision.Networks.Ops;

/// <summary>1 / (1 + exp(-x)).</summary>
public sealed record Sigmoid : Activation;

/// <summary>Writes <see cref="Ops.Sigmoid"/>.</summary>
public static class SigmoidWriting
{
    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Tensor Sigmoid(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new Sigmoid(), name);
    }
}
