namespace Microsoft.ML.Data;

/// <summary>Mean and spread of a metric over repetitions, kept by Welford's recurrence: no value is stored.</summary>
public sealed class MetricStatistics
{
    // Sum of the squared distances from the mean so far.
    private double _squares;

    internal MetricStatistics()
    {
    }

    public double Mean { get; private set; }

    public double StandardDeviation => Count <= 1 ? 0 : Math.Sqrt(_squares / Count * Count / (Count - 1));

    public double StandardError => Count <= 1 ? 0 : StandardDeviation / Math.Sqrt(Count);

    public int Count { get; private set; }

    internal void Add(double metric)
    {
        var distance = metric - Mean;
        var step = distance / (Count + 1.0);
        _squares += Count * distance * step;
        Mean += step;
        Count++;
    }
}
