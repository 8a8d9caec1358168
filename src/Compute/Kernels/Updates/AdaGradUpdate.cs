using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>s' = s + g²; w - r g / (sqrt(s') + e). First slot: s.</summary>
internal readonly unsafe struct AdaGradUpdate(AdaGrad rule) : IUpdate<AdaGradUpdate>
{
    private readonly float _epsilon = LeastNumber.Epsilon(rule.Epsilon);

    public double Correction(long step) => 1;

    public AdaGradUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        var sum = T.Load(piece.First.Start + index) + (gradient * gradient);
        sum.Store(piece.First.Start + index);
        return weights - (rate * (gradient / (T.Sqrt(sum) + T.Spread(_epsilon))));
    }
}
