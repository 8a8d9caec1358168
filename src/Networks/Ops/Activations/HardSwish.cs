namespace MLNetVision.Networks.Ops;

/// <summary>x relu6(x + 3) / 6 (Howard et al. 2019).</summary>
public sealed record HardSwish : Activation;

/// <summary>Writes <see cref="Ops.HardSwish"/>.</summary>
public static class HardSwishWriting
{
    /// <summary>x relu6(x + 3) / 6 (Howard et al. 2019).</summary>
    public static Tensor HardSwish(this Tensor x, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new HardSwish(), name);
    }
}
