using MLNetVision.Networks.Ops;
using MLNetVision.Torch.Execution;
using static TorchSharp.torch.nn.functional;

namespace MLNetVision.Torch.Lowering.Losses;

/// <summary>Losses that compare number by number. The gradient reaches the target too: it may be computed.</summary>
internal static class LossLowerings
{
    private const double LeastLog = -100;
    private const double LeastVariance = 1e-12;

    // Above it the exponential no longer changes the sum in double precision.
    private const double LinearFrom = 40;

    public static OpLowering[] All { get; } =
    [
        Lowered.Two<MeanSquaredError>((op, x, y) => Joined(op, (x - y).Square())),
        Lowered.Two<MeanAbsoluteError>((op, x, y) => Joined(op, Distance(x - y))),
        Lowered.Two<SmoothL1>((op, x, y) => Joined(op, Smooth(op, x - y))),
        Lowered.Two<BinaryCrossEntropy>((op, x, y) => Joined(op, op.FromLogits ? softplus(x, 1, LinearFrom) - (x * y) : OfProbabilities(x, y))),
        Lowered.Two<Hinge>((op, x, y) => Joined(op, Violation(op, x, y))),
        new CrossEntropyLowering(),
        Lowered.By<NegativeLogLikelihood>(ClassLosses.NegativeLogLikelihood),
        Lowered.By<Focal>(ClassLosses.Focal),
        Lowered.By<MultiClassHinge>(ClassLosses.MultiClassHinge),
    ];

    private static Tensor Joined(Loss op, Tensor losses) => op.Reduction == Reduction.Mean ? losses.mean() : losses.sum();

    /// <summary>What is no number keeps its gradient from being one.</summary>
    private static Tensor Distance(Tensor difference) => torch.where(difference.isnan(), difference, difference.abs());

    private static Tensor Smooth(SmoothL1 op, Tensor difference)
    {
        var size = difference.abs();
        return torch.where(size.Lt(op.Beta), difference.Square().Div(2 * op.Beta), size.Sub(op.Beta / 2));
    }

    private static Tensor Violation(Hinge op, Tensor x, Tensor y)
    {
        var violation = (x * y).neg().Add(op.Margin).relu();
        return op.Squared ? violation * violation : violation;
    }

    /// <summary>
    /// -(y log x + (1 - y) log(1 - x)), logarithms from -100 up. Its slope counts as (x - y) / max(x (1 - x), 1e-12), so that the value is taken as it is and
    /// the slope from a line through it.
    /// </summary>
    private static Tensor OfProbabilities(Tensor x, Tensor y)
    {
        var (at, whole) = (x.detach(), y.detach());
        var (log, logOfRest) = (at.log().ClampMin(LeastLog), at.neg().Add(1).log().ClampMin(LeastLog));
        var slope = (at - whole) / (at * at.neg().Add(1)).ClampMin(LeastVariance);
        var value = (y * log).neg() - (y.neg().Add(1) * logOfRest);
        return x.requires_grad ? value.Plus((x - at) * slope) : value;
    }
}
