namespace MLNetVision.Estimators;

/// <summary>What principal component analysis found.</summary>
public sealed record PcaAnalysis
{
    /// <summary>What computed it.</summary>
    public required PcaSolver Solver { get; init; }

    /// <summary>Whether the fit was cancelled before its end; this is then what could be had until there.</summary>
    public bool WasCancelled { get; init; }

    /// <summary>How many rows it was learnt from.</summary>
    public required long Rows { get; init; }

    /// <summary>The columns' means.</summary>
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>The columns' standard deviations, over the number of rows; null where they stay in their units.</summary>
    public IReadOnlyList<double>? Deviation { get; init; }

    /// <summary>
    /// The components in the order of their variance: directions of unit length, each with a number for every column. The largest number of each is positive.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<double>> Components { get; init; }

    /// <summary>The variance of the rows along each component, over one less than their number.</summary>
    public required IReadOnlyList<double> ExplainedVariance { get; init; }

    /// <summary>The variance of all columns together.</summary>
    public required double TotalVariance { get; init; }

    /// <summary>The share of the variance that each component explains; 0 where there is no variance at all.</summary>
    public IReadOnlyList<double> ExplainedVarianceRatio => [.. ExplainedVariance.Select(v => TotalVariance > 0 ? v / TotalVariance : 0)];

    /// <summary>The lengths of the columns of scores.</summary>
    public IReadOnlyList<double> SingularValues => [.. ExplainedVariance.Select(v => Math.Sqrt(v * (Rows - 1)))];

    /// <summary>The mean variance of the components that are left out: what probabilistic PCA takes for noise. 0 where none is.</summary>
    public double NoiseVariance =>
        Math.Min(Rows, Mean.Count) - Components.Count is var rest and > 0 ? Math.Max(0, TotalVariance - ExplainedVariance.Sum()) / rest : 0;

    /// <summary>How each column goes with each component: its direction times the standard deviation along it, [component][column].</summary>
    public IReadOnlyList<IReadOnlyList<double>> Loadings =>
        [.. Components.Zip(ExplainedVariance, (c, v) => (IReadOnlyList<double>)[.. c.Select(x => x * Math.Sqrt(v))])];
}
