using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Reductions;

/// <summary>Once a number is none, none is the largest.</summary>
internal readonly struct Largest : IJoin
{
    public static float Start => float.NegativeInfinity;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => T.IfEqual(value, value, T.IfGreater(value, joined, value, joined), value);

    public static double Join(double joined, double value) => Math.Max(joined, value);
}
