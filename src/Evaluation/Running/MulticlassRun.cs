using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Pictures;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Metrics;
using ConfusionMatrix = MLNetVision.Metrics.ConfusionMatrix;

namespace MLNetVision.Evaluation.Running;

/// <summary>One pass over scored rows of several classes. Memory: the scores, and 24 bytes a row.</summary>
internal sealed class MulticlassRun
{
    /// <summary>How far probabilities may be from a sum of 1.</summary>
    private const double SumTolerance = 1e-3;

    private readonly EvaluationOptions _options;
    private readonly ClassNames _names;
    private readonly LabelTally _tally;
    private readonly ScoreTable _table;
    private readonly ConfusionMatrix _matrix;
    private readonly List<(int Actual, int Predicted)> _pairs = [];
    private readonly List<double> _losses = [];
    private readonly long[] _ranks;
    private RunningMean _brier;
    private bool _areProbabilities = true;

    private MulticlassRun(EvaluationOptions options, ClassNames names, string label)
    {
        var classes = names.Names.Count;
        (_options, _names) = (options, names);
        _tally = new LabelTally(label, names.Names, options);
        (_table, _matrix, _ranks) = (new ScoreTable(classes), new ConfusionMatrix(classes), new long[classes]);
    }

    public static MulticlassEvaluation Evaluate(IDataView data, string labelColumn, string scoreColumn, EvaluationOptions options)
    {
        var (label, score) = (Columns.Find(data.Schema, labelColumn, "label"), Columns.Find(data.Schema, scoreColumn, "score"));
        var count = Columns.Scores(score, "score");
        var run = new MulticlassRun(options, ClassNames.Of(data.Schema, score, label, count), labelColumn);
        using var cursor = data.GetRowCursor([label, score, .. RowDetails.Needed(data.Schema, options)]);
        var classes = ClassReader.Of(cursor, label, run._names);
        var scores = new ScoreReader(cursor, score, count);
        var examples = new Examples(cursor, options);
        while (cursor.MoveNext())
        {
            var actual = classes.Read(out var text);
            if (run._tally.Takes(actual, text, cursor.Position))
                run.Add(actual, scores.Read(), examples);
        }

        return examples.AddTo(run.Result());
    }

    private void Add(int actual, ReadOnlySpan<float> scores, Examples examples)
    {
        var predicted = Ranking.ArgMax(scores);
        _tally.Scores(scores);
        _table.Add(actual, scores);
        _matrix.Add(actual, predicted);
        _pairs.Add((actual, predicted));
        _ranks[Ranking.RankOf(actual, scores)]++;
        _areProbabilities = _areProbabilities && AreProbabilities(scores);
        if (_areProbabilities)
        {
            _losses.Add(LogLoss.OfRow(actual, scores));
            _brier = _brier.Add(Brier.OfRow(actual, scores));
        }

        var row = _table.Rows - 1;
        double confidence = scores[predicted], margin = ScoredOutcome.Margin(scores, predicted);
        examples.Offer(actual == predicted ? double.NaN : confidence, -margin, () => Outcome(actual, predicted, confidence, margin, row));
    }

    private RowOutcome Outcome(int actual, int predicted, double confidence, double margin, int row) =>
        new(0, "", _names.Names[actual], _names.Names[predicted], actual == predicted, confidence, margin)
        {
            Scores = ScoredOutcome.Best(_table[row], _names.Names),
        };

    private MulticlassEvaluation Result()
    {
        var hasProbabilities = _areProbabilities && _table.Rows > 0;
        var losses = hasProbabilities ? _losses : [];
        var loss = default(RunningMean);
        foreach (var one in losses)
            loss = loss.Add(one);
        return new MulticlassEvaluation
        {
            Rows = _table.Rows,
            RowsWithoutLabel = _tally.WithoutLabel,
            RowsOfUnknownClasses = _tally.OfUnknownClasses,
            RowsWithoutScore = _tally.WithoutScore,
            Classes = _names.Names,
            Matrix = _matrix,
            Figures = ClassificationFigures.Of(_matrix, _options.Beta, _options.ZeroDivision),
            HasProbabilities = hasProbabilities,
            LogLoss = loss.Value,
            Brier = hasProbabilities ? _brier.Value : double.NaN,
            TopK = [.. Enumerable.Range(1, Math.Min(_options.TopK, _ranks.Length)).Select(k => (double)_ranks.Take(k).Sum() / _table.Rows)],
            Areas = MulticlassAreas.Of(_table),
            Curves = Curves(),
            Reliability = hasProbabilities ? Reliability() : null,
            Temperature = hasProbabilities ? TemperatureScaling.Fit(Logits()) : null,
            Intervals = ClassIntervals.Of(_pairs, losses, _table.Classes, _options),
            Pairs = _pairs,
        };
    }

    private ScoreCurves[] Curves()
    {
        var curves = new ScoreCurves[_table.Classes];
        Parallel.For(0, curves.Length, new ParallelOptions { CancellationToken = _options.Cancellation },
            c => curves[c] = ScoreCurves.Of(_table.ScoresOf(c), _table.IsOf(c)).Thinned(_options.CurvePoints));
        return curves;
    }

    private ReliabilityCurve Reliability()
    {
        float[] said = [.. _pairs.Select((pair, row) => Math.Clamp(_table[row][pair.Predicted], 0, 1))];
        return ReliabilityCurve.Of(said, [.. _pairs.Select(p => p.Actual == p.Predicted)], _options.ReliabilityBins, _options.ReliabilityStrategy);
    }

    private ScoreTable Logits()
    {
        var logits = new ScoreTable(_table.Classes);
        for (var row = 0; row < _table.Rows; row++)
            logits.Add(_table.Labels[row], TemperatureScaling.LogitsOf(_table[row]));
        return logits;
    }

    private static bool AreProbabilities(ReadOnlySpan<float> scores)
    {
        double sum = 0;
        foreach (var score in scores)
        {
            if (score is not (>= 0 and <= 1.0001f))
                return false;
            sum += score;
        }

        return Math.Abs(sum - 1) <= SumTolerance;
    }
}
