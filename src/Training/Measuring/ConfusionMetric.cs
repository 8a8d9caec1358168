using MLNetVision.Metrics;

namespace MLNetVision.Training.Measuring;

/// <summary>A figure that comes from a confusion matrix; larger ones are good.</summary>
public sealed record ConfusionMetric(string Name, Func<ConfusionMatrix, double> Figure) : ClassMetric(Name)
{
    /// <inheritdoc/>
    protected override IClassFigure Begin(int classes) => new Counts(classes, Figure);

    private sealed class Counts(int classes, Func<ConfusionMatrix, double> figure) : IClassFigure
    {
        private readonly ConfusionMatrix _matrix = new(classes);

        public double Value => figure(_matrix);

        public void Add(int label, ReadOnlySpan<float> scores) => _matrix.Add(label, Ranking.ArgMax(scores));
    }
}
