namespace MLNetVision.Networks.Ops;

/// <summary>relu6(x + 3) / 6.</summary>
public sealed record HardSigmoid : Activation;

/// <summary>Writes <see cref="Ops.HardSigmoid"/>.</summary>
public static class HardSigmoidWriting
{
    /// <summary>relu6(x + 3) / 6.</summary>
    public static Tensor HardSigmoid(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new HardSigmoid(), name);
    }
}
