namespace MLNetVision.Metrics;

/// <summary>The mean of what is a number: classes without objects do not count; not a number of none.</summary>
internal static class ClassMean
{
    public static double Of(IEnumerable<double> figures) => figures.Where(f => !double.IsNaN(f)).DefaultIfEmpty(double.NaN).Average();
}
