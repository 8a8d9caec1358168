using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// s' = k s + (1 - k) g², q = g / (sqrt(s') + e), v' = m v + q; w - r v'. Centred, c' = k c + (1 - k) g and s' - c'² takes the place of s' in q.
/// First slot: s, second: v if there is momentum, third: c if centred.
/// </summary>
internal readonly unsafe struct RmsPropUpdate(RmsProp rule, double momentum) : IUpdate<RmsPropUpdate>
{
    private readonly RmsProp _rule = rule;
    private readonly float _keep = (float)rule.Decay;
    private readonly float _take = (float)(1 - rule.Decay);
    private readonly float _momentum = (float)momentum;
    private readonly float _epsilon = LeastNumber.Epsilon(rule.Epsilon);

    public RmsPropUpdate(RmsProp rule)
        : this(rule, rule.Momentum)
    {
    }

    public double Correction(long step) => 1;

    public RmsPropUpdate At(long step, double? momentum) => momentum is { } other ? new(_rule, other) : this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        var squares = (T.Spread(_keep) * T.Load(piece.First.Start + index)) + (T.Spread(_take) * gradient * gradient);
        squares.Store(piece.First.Start + index);
        if (!piece.Third.IsEmpty)
        {
            var centre = (T.Spread(_keep) * T.Load(piece.Third.Start + index)) + (T.Spread(_take) * gradient);
            centre.Store(piece.Third.Start + index);
            squares = T.Max(T.Zero, squares - (centre * centre));
        }

        var direction = gradient / (T.Sqrt(squares) + T.Spread(_epsilon));
        if (!piece.Second.IsEmpty)
        {
            direction = (T.Spread(_momentum) * T.Load(piece.Second.Start + index)) + direction;
            direction.Store(piece.Second.Start + index);
        }

        return weights - (rate * direction);
    }
}
