using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Kernels.Activations;

/// <summary>The rectifier that a step applies to its own result.</summary>
internal readonly struct TailFunction(Tail tail) : IActivation
{
    public bool SlopeSeesValue => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x)
        where T : struct, ILanes<T> => Of(x, T.Spread(tail.Slope), T.Spread(tail.Least), T.Spread(tail.Top));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T y)
        where T : struct, ILanes<T> => T.IfGreater(y, T.Zero, T.IfGreater(T.Spread(tail.Top), y, T.Spread(1), T.Zero), T.Spread(tail.Slope));

    /// <summary>min(max(least, slope x, x), top); what is not a number stays so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, T slope, T least, T top)
        where T : struct, ILanes<T> => T.Min(top, T.Max(least, T.Max(slope * x, x)));
}
