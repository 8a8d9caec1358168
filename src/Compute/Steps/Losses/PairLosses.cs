using MLNetVision.Compute.Kernels.Losses;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which function each loss is that compares number by number.</summary>
internal static class PairLosses
{
    public static Step Make(StepContext context) => context.Node.Op switch
    {
        BinaryCrossEntropy { FromLogits: true } => Of(context, default(LogitEntropy)),
        BinaryCrossEntropy => Of(context, default(ProbabilityEntropy)),
        Hinge hinge => Of(context, new HingeError(hinge.Margin, hinge.Squared)),
        MeanAbsoluteError => Of(context, default(AbsoluteError)),
        MeanSquaredError => Of(context, default(SquaredError)),
        SmoothL1 smooth => Of(context, new SmoothError(smooth.Beta)),
        var op => throw new NotSupportedException($"'{context.Name}' ({op.Name}) is no loss that the managed engine knows."),
    };

    private static PairLossStep<TLoss> Of<TLoss>(StepContext context, TLoss loss)
        where TLoss : struct, IPairLoss
    {
        var prediction = context.Input(0);
        var target = context.Input(1, prediction.ChannelsLast);
        return new PairLossStep<TLoss>(context.Name, prediction, target, context.Output(channelsLast: false), loss, context.Op<Loss>().Reduction);
    }
}
