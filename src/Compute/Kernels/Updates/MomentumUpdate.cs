using System.Runtime.CompilerServices;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>v' = m v + g; w - r v', or w - r (g + m v') with Nesterov. First slot: v.</summary>
internal readonly unsafe struct MomentumUpdate(double momentum, bool nesterov) : IUpdate<MomentumUpdate>
{
    private readonly float _momentum = (float)momentum;
    private readonly bool _nesterov = nesterov;

    public MomentumUpdate(Sgd rule)
        : this(rule.Momentum, rule.Nesterov)
    {
    }

    public double Correction(long step) => 1;

    public MomentumUpdate At(long step, double? momentum) => momentum is { } other ? new(other, _nesterov) : this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>
    {
        var momentum = T.Spread(_momentum);
        var velocity = (momentum * T.Load(piece.First.Start + index)) + gradient;
        velocity.Store(piece.First.Start + index);
        return weights - (rate * (_nesterov ? gradient + (momentum * velocity) : velocity));
    }
}
