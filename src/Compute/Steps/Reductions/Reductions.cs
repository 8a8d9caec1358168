using MLNetVision.Compute.Kernels.Reductions;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Makes the steps of reductions.</summary>
internal static class Reductions
{
    public static Step Make(StepContext context)
    {
        var op = context.Op<Reduce>();
        if (op.Kind is not (ReduceKind.Sum or ReduceKind.Mean or ReduceKind.Max or ReduceKind.Min))
        {
            return PlainStep.Make(context);
        }

        var input = context.Input(0);
        if (ReducedAxes.ResultIsChannelsLast(input, op) is not { } channelsLast)
        {
            (input, channelsLast) = (context.Input(0, channelsLast: false), false);
        }

        var output = context.Output(channelsLast);
        return op.Kind switch
        {
            ReduceKind.Max => new Reduction<Largest>(context, input, output),
            ReduceKind.Min => new Reduction<Smallest>(context, input, output),
            _ => new Reduction<Total>(context, input, output),
        };
    }
}
