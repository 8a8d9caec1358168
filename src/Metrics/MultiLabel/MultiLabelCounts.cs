namespace MLNetVision.Metrics;

/// <summary>The figures of rows that have any number of labels, row by row; nothing is kept of a row.</summary>
public sealed class MultiLabelCounts
{
    private readonly long[] _right, _support, _predicted;
    private RunningMean _wrong, _exact, _precision, _coverage, _loss;

    /// <summary>Makes counts without rows.</summary>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="threshold">A label is predicted where its score is at least this.</param>
    public MultiLabelCounts(int labels, float threshold = 0.5f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labels);
        (Labels, Threshold) = (labels, threshold);
        (_right, _support, _predicted) = (new long[labels], new long[labels], new long[labels]);
    }

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <summary>From which score on a label is predicted.</summary>
    public float Threshold { get; }

    /// <summary>How many rows were counted.</summary>
    public long Rows { get; private set; }

    /// <summary>The share of all decisions that are wrong; this and the other means are not numbers without rows.</summary>
    public double HammingLoss => _wrong.Value;

    /// <summary>The share of rows whose labels are all predicted rightly.</summary>
    public double SubsetAccuracy => _exact.Value;

    /// <summary>The mean of <see cref="LabelRanking.AveragePrecision"/>.</summary>
    public double RankingAveragePrecision => _precision.Value;

    /// <summary>The mean of <see cref="LabelRanking.Coverage"/>.</summary>
    public double CoverageError => _coverage.Value;

    /// <summary>The mean of <see cref="LabelRanking.Loss"/>.</summary>
    public double RankingLoss => _loss.Value;

    /// <summary>Counts a row.</summary>
    public void Add(ReadOnlySpan<bool> actual, ReadOnlySpan<float> scores)
    {
        if (actual.Length != Labels || scores.Length != Labels)
            throw new ArgumentException($"MultiLabelCounts.Add: a row has {Labels} labels and scores, not {actual.Length} and {scores.Length}.",
                nameof(actual));
        var wrong = 0;
        for (var i = 0; i < Labels; i++)
        {
            var predicted = scores[i] >= Threshold;
            _support[i] += actual[i] ? 1 : 0;
            _predicted[i] += predicted ? 1 : 0;
            _right[i] += predicted && actual[i] ? 1 : 0;
            wrong += predicted != actual[i] ? 1 : 0;
        }

        Rows++;
        _wrong = _wrong.Add((double)wrong / Labels);
        _exact = _exact.Add(wrong == 0 ? 1 : 0);
        _precision = _precision.Add(LabelRanking.AveragePrecision(actual, scores));
        _coverage = _coverage.Add(LabelRanking.Coverage(actual, scores));
        _loss = _loss.Add(LabelRanking.Loss(actual, scores));
    }

    /// <summary>The figures of each label and their averages.</summary>
    public ClassificationFigures Figures(double beta = 1, double zeroDivision = 0, bool absentLabels = true) => ClassificationFigures.Of(
        [.. Enumerable.Range(0, Labels).Select(i => ClassFigures.Of(i, _right[i], _support[i], _predicted[i], beta, zeroDivision))],
        beta, zeroDivision, absentLabels);
}
