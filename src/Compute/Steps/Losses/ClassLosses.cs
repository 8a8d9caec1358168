using MLNetVision.Compute.Kernels.Losses;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which function each loss over classes is.</summary>
internal static class ClassLosses
{
    public static Step Make(StepContext context) => context.Node.Op switch
    {
        CrossEntropy entropy => Of(context, new CrossEntropyRows(entropy.Smoothing)),
        Focal focal => Of(context, new FocalRows(focal.Gamma)),
        MultiClassHinge hinge => Of(context, new MultiClassHingeRows(hinge.Margin, hinge.Squared)),
        NegativeLogLikelihood => Of(context, default(NegativeLogLikelihoodRows)),
        var op => throw new NotSupportedException($"'{context.Name}' ({op.Name}) is no loss over classes that the managed engine knows."),
    };

    /// <summary>Class numbers lie row by row in plain order, as the rows of scores do.</summary>
    private static ClassLossStep<TLoss> Of<TLoss>(StepContext context, TLoss loss)
        where TLoss : struct, IRowLoss
    {
        var hasNumbers = !context.Input(1).Type.Element.IsFloating();
        List<Value> inputs = [context.Input(0, channelsLast: true), hasNumbers ? context.Narrow(1) : context.Input(1, channelsLast: true)];
        if (context.InputCount > 2)
        {
            inputs.Add(context.Input(2));
        }

        return new ClassLossStep<TLoss>(context, inputs, context.Output(channelsLast: false), loss);
    }
}
