namespace MLNetVision.Metrics;

/// <summary>Cohen's kappa (1960, weighted 1968): 1 - (weighted mistakes) / (those expected of independent predictions with the same totals).</summary>
public static class CohenKappa
{
    /// <summary>
    /// The kappa of a matrix; not a number where no mistake is expected, as where one class is all there is. Classes that neither occur nor were predicted
    /// keep their place between the others.
    /// </summary>
    public static double Of(ConfusionMatrix matrix, KappaWeighting weighting = KappaWeighting.None)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var supports = Enumerable.Range(0, matrix.Classes).Select(matrix.Support).ToArray();
        var predictions = Enumerable.Range(0, matrix.Classes).Select(matrix.Predicted).ToArray();
        double observed = 0, expected = 0;
        for (var a = 0; a < matrix.Classes; a++)
        {
            for (var p = 0; p < matrix.Classes; p++)
            {
                var weight = Weight(Math.Abs(a - p), weighting);
                observed += weight * matrix[a, p];
                expected += weight * supports[a] * predictions[p] / matrix.Rows;
            }
        }

        return expected == 0 ? double.NaN : 1 - (observed / expected);
    }

    private static double Weight(int apart, KappaWeighting weighting) => weighting switch
    {
        KappaWeighting.None => apart == 0 ? 0 : 1,
        KappaWeighting.Linear => apart,
        KappaWeighting.Quadratic => (double)apart * apart,
        _ => throw new ArgumentOutOfRangeException(nameof(weighting), weighting, "CohenKappa.Of: the weighting is None, Linear or Quadratic."),
    };
}
