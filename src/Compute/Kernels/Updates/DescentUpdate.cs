using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>w - r g.</summary>
internal readonly struct DescentUpdate : IUpdate<DescentUpdate>
{
    public double Correction(long step) => 1;

    public DescentUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T> => weights - (rate * gradient);
}
