using MLNetVision.Compute.Kernels.Random;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Dropout: nothing at all in evaluation.</summary>
internal static class Dropping
{
    public static Step? Make(StepContext context)
    {
        var op = context.Op<Dropout>();
        var input = context.Input(0);
        if (!context.Training || op.Probability == 0)
        {
            context.Alias(input);
            return null;
        }

        var output = context.Output(input.ChannelsLast);
        return new RandomFactorStep<DropoutFactor>(context, input, output, new DropoutFactor(op.Probability), reads: false);
    }
}
