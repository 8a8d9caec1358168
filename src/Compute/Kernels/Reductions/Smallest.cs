using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>Once a number is none, none is the smallest.</summary>
internal readonly struct Smallest : IJoin
{
    public static float Start => float.PositiveInfinity;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(joined, value, value, joined), value);

    public static double Join(double joined, double value) => Math.Min(joined, value);
}
