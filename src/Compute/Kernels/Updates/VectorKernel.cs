using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Combinations and extremes of vectors.</summary>
internal static unsafe class VectorKernel
{
    /// <summary>destination = a left + b right, in single precision.</summary>
    public static void Combine<T>(Floats destination, float a, Floats left, float b, Floats right)
        where T : struct, ILanes<T>
    {
        var i = 0L;
        for (; i <= destination.Count - T.Count; i += T.Count)
        {
            ((T.Spread(a) * T.Load(left.Start + i)) + (T.Spread(b) * T.Load(right.Start + i))).Store(destination.Start + i);
        }

        for (; i < destination.Count; i++)
        {
            destination.Start[i] = (a * left.Start[i]) + (b * right.Start[i]);
        }
    }

    /// <summary>The largest magnitude; not a number if one of them is not.</summary>
    public static float Largest(Floats values)
    {
        var largest = 0f;
        for (var i = 0L; i < values.Count; i++)
        {
            largest = MathF.Max(largest, MathF.Abs(values.Start[i]));
        }

        return largest;
    }
}
