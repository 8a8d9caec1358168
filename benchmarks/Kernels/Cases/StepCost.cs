using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>What a step has to do, as it says itself: every number that it takes or gives goes through memory once.</summary>
internal static class StepCost
{
    /// <param name="step">The step.</param>
    /// <param name="flops">Floating-point operations of its nodes.</param>
    public static Cost Forward(Step step, double flops) =>
        new(flops, sizeof(float) * (step.Inputs.Sum(i => (double)i.Count) + step.Outputs.Sum(o => (double)o.Count) + Weights(step)));

    /// <summary>A gradient, be it of weights or of an input, takes as many operations as the way forward.</summary>
    public static Cost Backward(Step step, double flops)
    {
        var trains = step.Parameters.Any(p => p.NeedsGradient);
        var gradients = step.Inputs.Count(i => i.NeedsGradient);
        var numbers = step.Inputs.Index().Sum(i => (double)i.Item.Count * (Once(i.Item.NeedsGradient) + Once(step.BackwardReadsInput(i.Index))))
            + step.Outputs.Index().Sum(o => (double)o.Item.Count * (1 + Once(step.BackwardReadsOutput(o.Index))));
        return new Cost(flops * (gradients + Once(trains)), sizeof(float) * (numbers + (Weights(step) * (Once(gradients > 0) + Once(trains)))));
    }

    private static double Weights(Step step) => step.Parameters.Sum(p => (double)p.Weights.Count);

    private static int Once(bool condition) => condition ? 1 : 0;
}
