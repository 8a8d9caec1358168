using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning;

/// <summary>Sums over scored rows; rows without a label or with a score that is no number count nothing.</summary>
internal sealed class RegressionEvaluator
{
    private readonly SquaredLoss _loss = new();
    private double _rows;
    private double _absolute;
    private double _squared;
    private double _lost;
    private double _labels;
    private double _squaredLabels;

    public static RegressionMetrics Evaluate(IDataView data, string labelName, string scoreName)
    {
        var score = EvaluatedColumns.Single(data, "score", scoreName);
        var label = EvaluatedColumns.Single(data, "label", labelName);
        var evaluator = new RegressionEvaluator();
        using var cursor = data.GetRowCursor([label, score]);
        var getLabel = cursor.GetGetter<float>(label);
        var getScore = cursor.GetGetter<float>(score);
        float truth = 0;
        float said = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref truth);
            getScore(ref said);
            evaluator.Add(truth, said);
        }

        return evaluator.Metrics();
    }

    private void Add(float label, float score)
    {
        if (float.IsNaN(label) || float.IsNaN(score))
            return;
        var difference = Math.Abs((double)label - score);
        _rows++;
        _absolute += difference;
        _squared += difference * difference;
        _lost += _loss.Loss(score, label);
        _labels += label;
        _squaredLabels += label * label;
    }

    private RegressionMetrics Metrics() => _rows > 0
        ? new RegressionMetrics(_absolute / _rows, _squared / _rows, Math.Sqrt(_squared / _rows), _lost / _rows, RSquared())
        : new RegressionMetrics(0, 0, 0, 0, 0);

    // Labels that are all the same leave nothing to explain.
    private double RSquared()
    {
        var variation = _squaredLabels - (_labels * _labels / _rows);
        return variation == 0 ? double.NaN : 1 - (_squared / variation);
    }
}
