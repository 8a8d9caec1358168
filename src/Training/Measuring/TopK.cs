using System.Globalization;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Measuring;

/// <summary>The share of rows whose class is among the K greatest scores.</summary>
public sealed record TopK : ClassMetric
{
    /// <summary>Makes the metric, named "top-K".</summary>
    public TopK(int k)
        : base(string.Create(CultureInfo.InvariantCulture, $"top-{k}"))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        K = k;
    }

    /// <summary>How many scores count.</summary>
    public int K { get; }

    /// <inheritdoc/>
    protected override IClassFigure Begin(int classes) => new Figure(K);

    private sealed class Figure(int k) : IClassFigure
    {
        private RunningMean _mean;

        public double Value => _mean.Value;

        public void Add(int label, ReadOnlySpan<float> scores) => _mean = _mean.Add(Ranking.RankOf(label, scores) < k ? 1 : 0);
    }
}
