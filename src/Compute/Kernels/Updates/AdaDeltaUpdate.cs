using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>s' = k s + (1 - k) g², d = sqrt(u + e) / sqrt(s' + e) g, u' = k u + (1 - k) d²; w - r d. First slot: s, second: u.</summary>
internal readonly unsafe struct AdaDeltaUpdate(AdaDelta rule) : IUpdate<AdaDeltaUpdate>
{
    private readonly float _keep = (float)rule.Decay;
    private readonly float _take = (float)(1 - rule.Decay);
    private readonly float _epsilon = LeastNumber.Epsilon(rule.Epsilon);

    public double Correction(long step) => 1;

    public AdaDeltaUpdate At(long step, double? momentum) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        var squares = (T.Spread(_keep) * T.Load(piece.First.Start + index)) + (T.Spread(_take) * gradient * gradient);
        var deltas = T.Load(piece.Second.Start + index);
        var delta = T.Sqrt(deltas + T.Spread(_epsilon)) / T.Sqrt(squares + T.Spread(_epsilon)) * gradient;
        squares.Store(piece.First.Start + index);
        ((T.Spread(_keep) * deltas) + (T.Spread(_take) * delta * delta)).Store(piece.Second.Start + index);
        return weights - (rate * delta);
    }
}
