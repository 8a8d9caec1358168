using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Reductions;

internal readonly struct Total : IJoin
{
    public static float Start => 0;

    public static T Join<T>(T joined, T value)
        where T : struct, ILanes<T> => joined + value;

    public static double Join(double joined, double value) => joined + value;
}
