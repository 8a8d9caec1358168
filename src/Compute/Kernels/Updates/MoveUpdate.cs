using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>Puts the weights at x + r d, wherever they are. First slot: x, second: d.</summary>
internal readonly unsafe struct MoveUpdate : IUpdate<MoveUpdate>
{
    public double Correction(long step) => 1;

    public MoveUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T> => T.Load(piece.First.Start + index) + (rate * T.Load(piece.Second.Start + index));
}
