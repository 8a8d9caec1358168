using System.Runtime.CompilerServices;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Random;

/// <summary>1 above 0, elsewhere a slope between two limits.</summary>
internal readonly struct RandomSlope(float lower, float upper) : IRandomFactor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(ulong key, long index, float seen) => seen > 0 ? 1 : RandomNumbers.Slope(key, index, lower, upper);
}
