namespace Microsoft.ML.Compat.Learning;

/// <summary>Statistics of each metric of a kind.</summary>
internal interface IMetricsStatistics<TMetrics>
{
    void Add(TMetrics metrics);
}
