namespace MLNetVision.Networks.Ops;

/// <summary>x, kept between Min and Max.</summary>
public sealed record HardTanh(float Min = -1, float Max = 1) : Activation;

/// <summary>Writes <see cref="Ops.HardTanh"/>.</summary>
public static class HardTanhWriting
{
    /// <summary>x, kept between Min and Max.</summary>
    public static Tensor HardTanh(this Tensor x, float min = -1, float max = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Then(new HardTanh(min, max), name);
    }
}
