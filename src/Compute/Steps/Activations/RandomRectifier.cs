using MLNetVision.Compute.Kernels.Activations;
using MLNetVision.Compute.Kernels.Random;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>The randomised rectifier: in evaluation one with the mean slope.</summary>
internal static class RandomRectifier
{
    public static Step Make(StepContext context)
    {
        var op = context.Op<RandomisedLeakyRelu>();
        if (!context.Training)
        {
            return Activations.Of(context, new LeakyReluFunction((op.Lower + op.Upper) / 2));
        }

        var input = context.Input(0);
        return new RandomFactorStep<RandomSlope>(context, input, context.Output(input.ChannelsLast), new RandomSlope(op.Lower, op.Upper), reads: true)
        {
            TurnsSigns = op.Lower < 0,
        };
    }
}
