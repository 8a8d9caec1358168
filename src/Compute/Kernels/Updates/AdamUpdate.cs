using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// m' = b1 m + (1 - b1) g, v' = b2 v + (1 - b2) g²; w - r / (1 - b1^t) m' / (sqrt(v') / sqrt(1 - b2^t) + e). First slot: m, second: v.
/// </summary>
internal readonly unsafe struct AdamUpdate(Adam rule, long step, double beta1) : IUpdate<AdamUpdate>
{
    private readonly Adam _rule = rule;
    private readonly double _beta1 = beta1;
    private readonly float _keep1 = (float)beta1;
    private readonly float _take1 = (float)(1 - beta1);
    private readonly float _keep2 = (float)rule.Beta2;
    private readonly float _take2 = (float)(1 - rule.Beta2);
    private readonly float _root = (float)Math.Sqrt(1 - Math.Pow(rule.Beta2, step));
    private readonly float _epsilon = LeastNumber.Epsilon(rule.Epsilon);

    public AdamUpdate(Adam rule)
        : this(rule, 1, rule.Beta1)
    {
    }

    public double Correction(long step) => 1 / (1 - Math.Pow(_beta1, step));

    public AdamUpdate At(long step, double? momentum) => new(_rule, step, momentum ?? _rule.Beta1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        var first = (T.Spread(_keep1) * T.Load(piece.First.Start + index)) + (T.Spread(_take1) * gradient);
        var second = (T.Spread(_keep2) * T.Load(piece.Second.Start + index)) + (T.Spread(_take2) * gradient * gradient);
        first.Store(piece.First.Start + index);
        second.Store(piece.Second.Start + index);
        return weights - (rate * (first / ((T.Sqrt(second) / T.Spread(_root)) + T.Spread(_epsilon))));
    }
}
