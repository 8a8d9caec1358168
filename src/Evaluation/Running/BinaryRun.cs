using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Pictures;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Metrics;
using ConfusionMatrix = MLNetVision.Metrics.ConfusionMatrix;

namespace MLNetVision.Evaluation.Running;

/// <summary>One pass over scored rows of two classes. Memory: 33 bytes a row.</summary>
internal sealed class BinaryRun
{
    private readonly EvaluationOptions _options;
    private readonly string[] _names;
    private readonly LabelTally _tally;
    private readonly ConfusionMatrix _matrix = new(2);
    private readonly List<(int Actual, int Predicted)> _pairs = [];
    private readonly List<float> _scores = [], _probabilities = [];

    private BinaryRun(EvaluationOptions options, string[] names, string label) =>
        (_options, _names, _tally) = (options, names, new LabelTally(label, names, options));

    public static BinaryEvaluation Evaluate(IDataView data, BinaryColumns columns, EvaluationOptions options)
    {
        var found = columns.Find(data.Schema, options);
        var run = new BinaryRun(options, BinaryLabels.Names(found.Label), columns.Label);
        using var cursor = data.GetRowCursor([.. found.All, .. RowDetails.Needed(data.Schema, options)]);
        var labels = BinaryLabels.Reader(cursor, found.Label);
        var read = found.Readers(cursor);
        var examples = new Examples(cursor, options);
        while (cursor.MoveNext())
        {
            var actual = labels(out var text);
            if (run._tally.Takes(actual, text, cursor.Position))
                run.Add(actual, read.Score(), read.Probability?.Invoke(), read.Predicted?.Invoke(), examples);
        }

        return examples.AddTo(run.Result(found.Probability is not null));
    }

    private void Add(int actual, float score, float? probability, bool? said, Examples examples)
    {
        var moved = _options.Threshold != 0.5 && probability is not null;
        var predicted = moved ? probability >= _options.Threshold : said ?? score > 0;
        var place = predicted ? 1 : 0;
        _tally.Scores([score]);
        _matrix.Add(actual, place);
        _pairs.Add((actual, place));
        _scores.Add(score);
        if (probability is { } p)
            _probabilities.Add(p);
        var confidence = probability is { } known ? (predicted ? known : 1 - (double)known) : Math.Abs((double)score);
        var margin = probability is { } sure ? Math.Abs(sure - _options.Threshold) : Math.Abs((double)score);
        examples.Offer(actual == place ? double.NaN : confidence, -margin, () => new RowOutcome(
            0, "", _names[actual], _names[place], actual == place, confidence, margin)
        { Scores = probability is { } given ? ScoredOutcome.Best([1 - given, given], _names) : [KeyValuePair.Create(_names[1], score)] });
    }

    private BinaryEvaluation Result(bool hasColumn)
    {
        var has = hasColumn && _pairs.Count > 0 && _probabilities.TrueForAll(p => p is >= 0 and <= 1);
        double[] losses = has ? [.. _pairs.Select((pair, row) => LogLoss.OfBinary(pair.Actual == 1, _probabilities[row]))] : [];
        bool[] positive = [.. _pairs.Select(p => p.Actual == 1)];
        var curves = ScoreCurves.Of(_scores.ToArray(), positive);
        return new BinaryEvaluation
        {
            Rows = _pairs.Count,
            RowsWithoutLabel = _tally.WithoutLabel,
            RowsOfUnknownClasses = _tally.OfUnknownClasses,
            RowsWithoutScore = _tally.WithoutScore,
            Classes = _names,
            Matrix = _matrix,
            Figures = ClassificationFigures.Of(_matrix, _options.Beta, _options.ZeroDivision),
            HasProbabilities = has,
            LogLoss = losses.Length == 0 ? double.NaN : losses.Average(),
            Brier = has ? _pairs.Select((pair, row) => Brier.OfBinary(pair.Actual == 1, _probabilities[row])).Average() : double.NaN,
            Curves = [curves.Thinned(_options.CurvePoints)],
            BestF1 = BestF1(curves.PrecisionRecall),
            Reliability = has ? ReliabilityCurve.Of(_probabilities.ToArray(), positive, _options.ReliabilityBins, _options.ReliabilityStrategy) : null,
            Temperature = has ? TemperatureScaling.Fit(Logits()) : null,
            Intervals = ClassIntervals.Of(_pairs, losses, 2, _options),
            Pairs = _pairs,
        };
    }

    private ScoreTable Logits()
    {
        var logits = new ScoreTable(2);
        for (var row = 0; row < _pairs.Count; row++)
            logits.Add(_pairs[row].Actual, TemperatureScaling.LogitsOf([1 - _probabilities[row], _probabilities[row]]));
        return logits;
    }

    private static (double Threshold, double F1) BestF1(PrecisionRecallCurve curve)
    {
        var best = (Threshold: double.NaN, F1: double.NaN);
        for (var i = 0; i < curve.Thresholds.Count - 1; i++)
        {
            var (p, r) = (curve.Precision[i], curve.Recall[i]);
            var f1 = p + r == 0 ? 0 : 2 * p * r / (p + r);
            best = f1 > best.F1 || (double.IsNaN(best.F1) && !double.IsNaN(f1)) ? (curve.Thresholds[i], f1) : best;
        }

        return best;
    }
}
