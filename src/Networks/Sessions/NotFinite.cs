using System.Globalization;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Sessions;

/// <summary>Says where a training step ran into a number that is not finite.</summary>
internal static class NotFinite
{
    /// <param name="network">The network.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="value">The node of the first value that is not finite, or null.</param>
    /// <param name="parameter">The first parameter whose gradient is not finite, or null.</param>
    public static NonFiniteLossException In(Network network, long step, double learningRate, double loss, string? value, string? parameter)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"in training step {step}, at a learning rate of {learningRate}");
        var what = double.IsFinite(loss)
            ? $"The loss of '{network.Name}' is finite, but the gradient of {(parameter is null ? "the penalty" : $"'{parameter}'")} is not {at}."
            : $"The loss of '{network.Name}' is not a finite number {at}. Of the values before it, the first that is not finite is that of '{value}'.";
        return new NonFiniteLossException($"{what} Weights and statistics are as they were before the step. Try a smaller learning rate, clipping, or look "
            + "for such numbers, or very large ones, in the data.");
    }
}
