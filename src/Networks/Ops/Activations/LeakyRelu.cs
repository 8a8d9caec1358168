namespace MLNetVision.Networks.Ops;

/// <summary>x above 0, Slope times x below.</summary>
public sealed record LeakyRelu(float Slope = 0.01f) : Activation;

/// <summary>Writes <see cref="Ops.LeakyRelu"/>.</summary>
public static class LeakyReluWriting
{
    /// <summary>x above 0, Slope times x below.</summary>
    public static Tensor LeakyRelu(this Tensor x, float slope = 0.01f, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new LeakyRelu(slope), name);
    }
}
