using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Leaves the weights; the pass then only brings the average up to date.</summary>
internal readonly struct StayUpdate : IUpdate<StayUpdate>
{
    public double Correction(long step) => 1;

    public StayUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T> => weights;
}
