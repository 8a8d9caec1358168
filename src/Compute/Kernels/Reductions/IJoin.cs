using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>How two numbers become one.</summary>
internal interface IJoin
{
    /// <summary>What a number is joined to first.</summary>
    static abstract float Start { get; }

    static abstract T Join<T>(T joined, T value)
        where T : struct, ILanes<T>;

    static abstract double Join(double joined, double value);
}

internal readonly struct Total : IJoin
{
    public static float Start => 0;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => joined + value;

    public static double Join(double joined, double value) => joined + value;
}

/// <summary>Once a number is none, none is the largest.</summary>
internal readonly struct Largest : IJoin
{
    public static float Start => float.NegativeInfinity;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(value, joined, value, joined), value);

    public static double Join(double joined, double value) => Math.Max(joined, value);
}

/// <summary>Once a number is none, none is the smallest.</summary>
internal readonly struct Smallest : IJoin
{
    public static float Start => float.PositiveInfinity;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(joined, value, value, joined), value);

    public static double Join(double joined, double value) => Math.Min(joined, value);
}
