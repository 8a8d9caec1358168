using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>The larger; not a number where either is none.</summary>
internal readonly struct LargerFunction : IPairFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T a, T b)
        where T : struct, ILanes<T> => T.IfEqual(a, a, T.Max(a, b), a);
}
