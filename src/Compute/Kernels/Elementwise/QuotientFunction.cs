using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>a / b.</summary>
internal readonly struct QuotientFunction : IPairFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T a, T b)
        where T : struct, ILanes<T> => a / b;
}
