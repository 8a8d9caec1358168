using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Optimisation.SecondOrder;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Compute.Optimisation;

/// <summary>Who executes which optimizer.</summary>
internal static class StepRules
{
    public static IStepRule Create(RuleSetting setting) => setting.Rule.Optimizer switch
    {
        Sgd { Momentum: 0 } => new FirstOrderRule<DescentUpdate>(setting, default),
        Sgd sgd => new FirstOrderRule<MomentumUpdate>(setting, new MomentumUpdate(sgd)),
        AdaGrad grad => AdaGrad(setting, grad),
        AdaDelta delta => new FirstOrderRule<AdaDeltaUpdate>(setting, new AdaDeltaUpdate(delta)),
        RmsProp rms => new FirstOrderRule<RmsPropUpdate>(setting, new RmsPropUpdate(rms)),
        Adam adam => new FirstOrderRule<AdamUpdate>(setting, new AdamUpdate(adam)),
        Lbfgs => new LbfgsRule(setting),
        DampedNewton => new DampedNewtonRule(setting),
        var other => throw new NotSupportedException(
            $"The managed engines cannot execute the optimizer {other.GetType().Name}; use one of MLNetVision.Networks.Optimisation."),
    };

    private static FirstOrderRule<AdaGradUpdate> AdaGrad(RuleSetting setting, AdaGrad grad)
    {
        var rule = new FirstOrderRule<AdaGradUpdate>(setting, new AdaGradUpdate(grad));
        foreach (var vector in rule.Vectors)
        {
            vector.Vector.Span.Fill((float)grad.InitialSum);
        }

        return rule;
    }
}
