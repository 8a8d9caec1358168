namespace MLNetVision.Networks.Ops;

/// <summary>x above 0; below, x times a slope drawn from [Lower, Upper) in training, and their mean otherwise (Xu et al. 2015).</summary>
public sealed record RandomisedLeakyRelu(float Lower = 0.125f, float Upper = 1f / 3) : Activation;

/// <summary>Writes <see cref="Ops.RandomisedLeakyRelu"/>.</summary>
public static class RandomisedLeakyReluWriting
{
    /// <summary>x above 0; below, x times a slope drawn from [Lower, Upper) in training, and their mean otherwise (Xu et al. 2015).</summary>
    public static Tensor RandomisedLeakyRelu(this Tensor x, float lower = 0.125f, float upper = 1f / 3, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new RandomisedLeakyRelu(lower, upper), name);
    }
}
