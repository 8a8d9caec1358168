namespace MLNetVision.Compute.Optimisation;

/// <summary>Looks for numbers that are not finite.</summary>
internal static class FiniteNumbers
{
    public static bool Are(ReadOnlySpan<float> numbers)
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

    /// <summary>The first parameter whose gradient is not finite, or null.</summary>
    public static string? FirstWithout(IEnumerable<TrainedParameter> parameters) =>
        parameters.FirstOrDefault(p => !Are(p.Gradient.First(p.Layout.StoredCount).Span))?.Parameter.Name;
}
