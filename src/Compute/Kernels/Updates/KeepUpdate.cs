using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Writes the weights to the first slot and leaves them.</summary>
internal readonly unsafe struct KeepUpdate : IUpdate<KeepUpdate>
{
    public double Correction(long step) => 1;

    public KeepUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        weights.Store(piece.First.Start + index);
        return weights;
    }
}
