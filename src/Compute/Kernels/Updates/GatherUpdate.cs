using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Writes the gradient, that of the penalty added, to the first slot and leaves the weights.</summary>
internal readonly unsafe struct GatherUpdate : IUpdate<GatherUpdate>
{
    public double Correction(long step) => 1;

    public GatherUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        gradient.Store(piece.First.Start + index);
        return weights;
    }
}
