using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Elementwise;

/// <summary>A function of two numbers.</summary>
internal interface IPairFunction
{
    T Value<T>(T a, T b)
        where T : struct, ILanes<T>;
}

/// <summary>a + b.</summary>
internal readonly struct SumFunction : IPairFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T a, T b)
        where T : struct, ILanes<T> => a + b;
}

/// <summary>a - b.</summary>
internal readonly struct DifferenceFunction : IPairFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T a, T b)
        where T : struct, ILanes<T> => a - b;
}

/// <summary>a * b.</summary>
internal readonly struct ProductFunction : IPairFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T a, T b)
        where T : struct, ILanes<T> => a * b;
}
