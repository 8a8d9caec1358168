using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation.Pictures;
using MLNetVision.Evaluation.Reading;
using MLNetVision.Metrics;

namespace MLNetVision.Evaluation.Running;

/// <summary>One pass over scored rows of any number of labels. Memory: the scores, and a byte a score.</summary>
internal sealed class MultiLabelRun
{
    private readonly EvaluationOptions _options;
    private readonly ClassNames _names;
    private readonly LabelTally _tally;
    private readonly MultiLabelCounts _counts;
    private readonly ScoreTable _table;
    private readonly List<bool> _actual = [];

    private MultiLabelRun(EvaluationOptions options, ClassNames names, string label)
    {
        (_options, _names, _tally) = (options, names, new LabelTally(label, names.Names, options));
        (_counts, _table) = (new MultiLabelCounts(names.Names.Count, (float)options.Threshold), new ScoreTable(names.Names.Count));
    }

    public static MultiLabelEvaluation Evaluate(IDataView data, string labelColumn, string scoreColumn, EvaluationOptions options)
    {
        var (label, score) = (Columns.Find(data.Schema, labelColumn, "label"), Columns.Find(data.Schema, scoreColumn, "score"));
        var count = Columns.Scores(score, "score");
        var run = new MultiLabelRun(options, ClassNames.Of(data.Schema, score, label, count), labelColumn);
        using var cursor = data.GetRowCursor([label, score, .. RowDetails.Needed(data.Schema, options)]);
        var labels = LabelSetReader.Of(cursor, label, run._names);
        var scores = new ScoreReader(cursor, score, count);
        var examples = new Examples(cursor, options);
        var actual = new bool[count];
        while (cursor.MoveNext())
        {
            var place = labels(actual, out var text);
            if (run._tally.Takes(place, text, cursor.Position))
                run.Add(actual, scores.Read(), examples);
        }

        return examples.AddTo(run.Result());
    }

    /// <summary>The worst label of a row says how bad a mistake it is, the one nearest to the threshold how unsure the model was.</summary>
    private void Add(bool[] actual, ReadOnlySpan<float> scores, Examples examples)
    {
        _tally.Scores(scores);
        _counts.Add(actual, scores);
        _table.Add(0, scores);
        _actual.AddRange(actual);
        double worst = double.NaN, nearest = double.PositiveInfinity;
        for (var i = 0; i < actual.Length; i++)
        {
            var distance = Math.Abs(scores[i] - _options.Threshold);
            nearest = Math.Min(nearest, distance);
            if ((scores[i] >= _counts.Threshold) != actual[i] && !(distance <= worst))
                worst = distance;
        }

        var row = _table.Rows - 1;
        examples.Offer(worst, -nearest, () => Outcome(row, worst, nearest));
    }

    private RowOutcome Outcome(int row, double worst, double nearest)
    {
        var scores = _table[row].ToArray();
        var places = Enumerable.Range(0, scores.Length);
        string Listed(Func<int, bool> has) => string.Join(", ", places.Where(has).Select(i => _names.Names[i])) is { Length: > 0 } some ? some : "(none)";
        var confidence = double.IsNaN(worst) ? nearest : worst;
        return new RowOutcome(0, "", Listed(i => _actual[(row * scores.Length) + i]), Listed(i => scores[i] >= _counts.Threshold), double.IsNaN(worst),
            confidence, nearest)
        {
            Scores = ScoredOutcome.Best(scores, _names.Names),
        };
    }

    private MultiLabelEvaluation Result()
    {
        var labels = _names.Names.Count;
        var curves = new ScoreCurves[labels];
        Parallel.For(0, labels, new ParallelOptions { CancellationToken = _options.Cancellation }, i => curves[i] = ScoreCurves
            .Of(_table.ScoresOf(i), [.. Enumerable.Range(0, _table.Rows).Select(row => _actual[(row * labels) + i])]).Thinned(_options.CurvePoints));
        float[] scores = [.. Enumerable.Range(0, _table.Rows).SelectMany(row => _table[row].ToArray())];
        return new MultiLabelEvaluation
        {
            Rows = _table.Rows,
            RowsWithoutLabel = _tally.WithoutLabel,
            RowsOfUnknownClasses = _tally.OfUnknownClasses,
            RowsWithoutScore = _tally.WithoutScore,
            Labels = _names.Names,
            Counts = _counts,
            Figures = _counts.Figures(_options.Beta, _options.ZeroDivision),
            Curves = curves,
            Reliability = scores.Length > 0 && Array.TrueForAll(scores, s => s is >= 0 and <= 1)
                ? ReliabilityCurve.Of(scores, [.. _actual], _options.ReliabilityBins, _options.ReliabilityStrategy)
                : null,
            Intervals = Intervals(),
        };
    }

    private Dictionary<string, ConfidenceInterval> Intervals()
    {
        if (_options.Intervals is not { } how || _table.Rows == 0)
            return [];
        var labels = _names.Names.Count;
        var wrong = new int[_table.Rows];
        for (var i = 0; i < _actual.Count; i++)
            wrong[i / labels] += (_table[i / labels][i % labels] >= _counts.Threshold) != _actual[i] ? 1 : 0;
        var intervals = Bootstrap.Intervals(wrong.Length, 2, (rows, figures) =>
        {
            long exact = 0, all = 0;
            foreach (var row in rows)
            {
                exact += wrong[row] == 0 ? 1 : 0;
                all += wrong[row];
            }

            (figures[0], figures[1]) = ((double)exact / rows.Length, (double)all / labels / rows.Length);
        }, how, _options.Cancellation);
        return new() { ["subset accuracy"] = intervals[0], ["hamming loss"] = intervals[1] };
    }
}
