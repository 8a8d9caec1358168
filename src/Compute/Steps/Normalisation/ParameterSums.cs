using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;

namespace MLNetVision.Compute.Steps;

/// <summary>Sums that become a parameter's gradient, or are added to it.</summary>
internal static class ParameterSums
{
    public static void Give(StoredParameter? parameter, Floats sums)
    {
        if (parameter is not { NeedsGradient: true })
        {
            return;
        }

        var gradient = parameter.Gradient.Span;
        var adds = parameter.AddsGradient();
        for (var i = 0; i < sums.Count; i++)
        {
            gradient[i] = adds ? gradient[i] + sums.Span[i] : sums.Span[i];
        }
    }
}
