using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// A rectifier that another step applies to its result before writing it: y = min(max(Least, Slope x, x), Top). Its derivative follows from y alone: Slope
/// where y is not above 0, 0 where y has reached Top, else 1. A slope of 1 without a top is no rectifier at all.
/// </summary>
internal readonly record struct Tail(float Slope, float Top)
{
    public static Tail None { get; } = new(1, float.PositiveInfinity);

    public bool IsNone => Slope == 1;

    /// <summary>0 where the slope is 0, as 0 times minus infinity is not a number; minus infinity elsewhere, where it changes nothing.</summary>
    public float Least { get; } = Slope == 0 ? 0 : float.NegativeInfinity;

    /// <summary>The rectifier that an op is, or null.</summary>
    public static Tail? Of(Op op) => op switch
    {
        Relu => new Tail(0, float.PositiveInfinity),
        Relu6 => new Tail(0, 6),
        LeakyRelu { Slope: > 0 and < 1 } leaky => new Tail(leaky.Slope, float.PositiveInfinity),
        _ => null,
    };
}
