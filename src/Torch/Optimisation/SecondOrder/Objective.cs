using MLNetVision.Torch.Execution;

namespace MLNetVision.Torch.Optimisation.SecondOrder;

/// <summary>The loss and the penalty together as a function that can be looked at anywhere, with its gradient.</summary>
internal sealed class Objective(RuleSetting setting)
{
    private Tensor Weights => setting.Parameters.Vector;

    /// <summary>Loss and penalty at the present weights, and the gradient of both.</summary>
    public ObjectivePoint Evaluate(ILossSurface surface)
    {
        using var scope = torch.NewDisposeScope();
        var point = surface.Evaluate();
        using var still = torch.no_grad();
        var gradient = setting.WithPenalty(point.Gradient).clone();
        return new ObjectivePoint(point.Loss, point.Loss + PenaltyValue(), scope.MoveToOuter(gradient), point.IsFinite);
    }

    /// <summary>Puts the weights there.</summary>
    public void Place(Tensor weights)
    {
        using var scope = torch.NewDisposeScope();
        using var still = torch.no_grad();
        Weights.copy_(weights);
    }

    /// <summary>L1 |w| + L2 / 2 w², summed in double precision.</summary>
    private double PenaltyValue()
    {
        var (l1, l2) = (setting.L1, setting.L2);
        if (l1.IsZero && l2.IsZero)
        {
            return 0;
        }

        var first = l1.Times(Weights.abs()).sum(ScalarType.Float64);
        var second = l2.Times(Weights.Square()).sum(ScalarType.Float64);
        return first.Plus(second.Mul(0.5)).cpu().item<double>();
    }
}

/// <summary>The objective at some weights.</summary>
/// <param name="Loss">The loss alone.</param>
/// <param name="Value">Loss and penalty.</param>
/// <param name="Gradient">The gradient of both.</param>
/// <param name="IsFinite">Whether the gradient is finite.</param>
internal readonly record struct ObjectivePoint(double Loss, double Value, Tensor Gradient, bool IsFinite);
