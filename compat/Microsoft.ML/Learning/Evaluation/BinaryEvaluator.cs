using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// Compares the sign of scores with labels, positive if above 0. Left out: rows with a score that is not finite, and those without a label.
/// The area under the precision-recall curve comes from a sample where there are many rows.
/// </summary>
internal sealed class BinaryEvaluator(Random random)
{
    private const int LargestSample = 100_000;

    private readonly List<LabelledScore> _all = [];
    private readonly UniformSample<LabelledScore> _sample = new(random, LargestSample);

    public BinaryCounts Counts { get; } = new();

    public ProbabilityLoss Probabilities { get; } = new();

    public static CalibratedBinaryClassificationMetrics EvaluateCalibrated(
        Random random, IDataView data, string labelName, string scoreName, string probabilityName, string predictedLabelName)
    {
        EvaluatedColumns.FindAll(data, ("label", labelName), ("score", scoreName), ("probability", probabilityName), ("predicted label", predictedLabelName));
        var score = EvaluatedColumns.Single(data, "score", scoreName);
        var label = EvaluatedColumns.BinaryLabel(data, labelName);
        var evaluator = new BinaryEvaluator(random);
        evaluator.Read(data, label, score, EvaluatedColumns.Single(data, "probability", probabilityName));
        return new CalibratedBinaryClassificationMetrics(evaluator, evaluator.Confusion(label));
    }

    public static BinaryClassificationMetrics Evaluate(Random random, IDataView data, string labelName, string scoreName, string predictedLabelName)
    {
        EvaluatedColumns.FindAll(data, ("label", labelName), ("score", scoreName), ("predicted label", predictedLabelName));
        var score = EvaluatedColumns.Single(data, "score", scoreName);
        var label = EvaluatedColumns.BinaryLabel(data, labelName);
        var evaluator = new BinaryEvaluator(random);
        evaluator.Read(data, label, score, null);
        return new BinaryClassificationMetrics(evaluator, evaluator.Confusion(label));
    }

    public double AreaUnderRocCurve() => ScoreCurves.RocArea(_all);

    public double AreaUnderPrecisionRecallCurve() => ScoreCurves.PrecisionRecallArea(_sample.Items);

    /// <summary>A key label's values name the classes, in their order, although the first stands for the negative: so does ML.NET.</summary>
    private ConfusionMatrix Confusion(DataViewSchema.Column label)
    {
        string[] names = ["positive", "negative"];
        if (label.Type is KeyDataViewType && label.VectorType(AnnotationKinds.KeyValues) is { IsKnownSize: true, ItemType: TextDataViewType })
        {
            VBuffer<ReadOnlyMemory<char>> values = default;
            label.Annotations.GetValue(AnnotationKinds.KeyValues, ref values);
            names = [.. values.DenseValues().Select(value => value.ToString())];
        }

        return new ConfusionMatrix(Counts.Confusion, names, isBinary: true);
    }

    private void Read(IDataView data, DataViewSchema.Column labels, DataViewSchema.Column scores, DataViewSchema.Column? probabilities)
    {
        using var cursor = data.GetRowCursor(probabilities is { } active ? [labels, scores, active] : [labels, scores]);
        var getLabel = LabelGetters.Of(cursor, labels);
        var getScore = cursor.GetGetter<float>(scores);
        var getProbability = probabilities is { } column ? cursor.GetGetter<float>(column) : (ref float none) => none = float.NaN;
        float label = 0;
        float score = 0;
        float probability = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getScore(ref score);
            if (!float.IsFinite(score) || float.IsNaN(label))
                continue;
            getProbability(ref probability);
            Add(label > 0, score, probability);
        }
    }

    private void Add(bool isPositive, float score, float probability)
    {
        Counts.Add(isPositive, isPredictedPositive: score > 0);
        Probabilities.Add(isPositive, probability);
        var example = new LabelledScore(score, isPositive);
        _all.Add(example);
        _sample.Add(example);
    }
}
