using System.Globalization;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Compute.Optimisation;

/// <summary>Says where a training step ran into a number that is not finite.</summary>
internal static class NotFinite
{
    /// <param name="network">The network.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="learningRate">The step size.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="value">The node of the first value that is not finite, or null.</param>
    /// <param name="parameters">The parameters with the gradients of that loss.</param>
    public static NonFiniteLossException In(
        Network network, long step, double learningRate, double loss, string? value, IEnumerable<TrainedParameter> parameters)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"in training step {step}, at a learning rate of {learningRate}");
        var what = double.IsFinite(loss)
            ? $"The loss of '{network.Name}' is finite, but the gradient of {NameOf(parameters)} is not {at}."
            : $"The loss of '{network.Name}' is not a finite number {at}. Of the values before it, the first that is not finite is that of '{value}'.";
        return new NonFiniteLossException($"{what} Weights and statistics are as they were before the step. Try a smaller learning rate, clipping, or look "
            + "for such numbers, or very large ones, in the data.");
    }

    public static bool AreFinite(ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
        {
            if (!float.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    private static string NameOf(IEnumerable<TrainedParameter> parameters) =>
        parameters.FirstOrDefault(p => !AreFinite(p.Gradient.First(p.Layout.StoredCount).Span)) is { } found ? $"'{found.Parameter.Name}'" : "the penalty";
}
