using MLNetVision.Networks.Optimisation;
using MLNetVision.Torch.Optimisation.SecondOrder;
using MLNetVision.Torch.Optimisation.Updates;

namespace MLNetVision.Torch.Optimisation;

/// <summary>Who executes which optimizer.</summary>
internal static class StepRules
{
    public static IStepRule Create(RuleSetting setting) => setting.Rule.Optimizer switch
    {
        Sgd { Momentum: 0 } => new FirstOrderRule(setting, new DescentUpdate()),
        Sgd sgd => new FirstOrderRule(setting, new MomentumUpdate(sgd)),
        AdaGrad grad => new FirstOrderRule(setting, new AdaGradUpdate(grad), grad.InitialSum),
        AdaDelta delta => new FirstOrderRule(setting, new AdaDeltaUpdate(delta)),
        RmsProp rms => new FirstOrderRule(setting, new RmsPropUpdate(rms)),
        Adam adam => new FirstOrderRule(setting, new AdamUpdate(adam)),
        Lbfgs => new LbfgsRule(setting),
        DampedNewton => new DampedNewtonRule(setting),
        var other => throw new NotSupportedException(
            $"The TorchSharp engine cannot execute the optimizer {other.GetType().Name}; use another of MLNetVision.Networks.Optimisation."),
    };
}
