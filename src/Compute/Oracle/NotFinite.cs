using System.Globalization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Oracle;

/// <summary>Says where a training step ran into a number that is not finite.</summary>
internal static class NotFinite
{
    public static NonFiniteLossException In(Network network, BatchLoss surface, long step, double learningRate)
    {
        surface.Evaluate();
        var culprit = surface.Last.FirstNotFinite() is { } node
            ? $"Of the values before it, the first that is not finite is that of '{node}'."
            : "All values before it are finite, but the gradients are not.";
        return new NonFiniteLossException(string.Create(
            CultureInfo.InvariantCulture,
            $"The loss of '{network.Name}' is not a finite number in training step {step}, at a learning rate of {learningRate}. {culprit} "
            + $"Weights and statistics are as they were before the step. Try a smaller learning rate, clipping, or look for such numbers in the data."));
    }
}
