using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>
/// Compares the classes that a model scored with the true ones. Left out: rows whose label is missing, negative or no whole number,
/// and rows with a score that is not finite.
/// </summary>
internal sealed class MulticlassEvaluator
{
    private readonly MulticlassCounts _counts;
    private readonly float[] _scores;

    private MulticlassEvaluator(int classes)
    {
        _counts = new MulticlassCounts(classes);
        _scores = new float[classes];
    }

    public static MulticlassClassificationMetrics Evaluate(IDataView data, string labelName, string scoreName, string predictedLabelName, int topK)
    {
        EvaluatedColumns.Find(data, "label", labelName);
        EvaluatedColumns.Find(data, "score", scoreName);
        EvaluatedColumns.Find(data, "predicted label", predictedLabelName);
        var score = EvaluatedColumns.SingleVector(data, "score", scoreName);
        var classes = ((VectorDataViewType)score.Type).Size;
        if (classes < 2)
            throw Errors.WrongType("schema", "score", score.Name, "a vector of two or more Single", $"{score.Type}");
        var evaluator = new MulticlassEvaluator(classes);
        evaluator.Read(data, EvaluatedColumns.Label(data, labelName), score);
        return new MulticlassClassificationMetrics(evaluator._counts, ClassNames(score, classes), topK);
    }

    /// <summary>The slot names of the scores, or "0", "1" and so on.</summary>
    private static string[] ClassNames(DataViewSchema.Column score, int classes)
    {
        if (score.VectorType(AnnotationKinds.SlotNames) is not { IsKnownSize: true, ItemType: TextDataViewType })
            return [.. Enumerable.Range(0, classes).Select(c => $"{c}")];
        VBuffer<ReadOnlyMemory<char>> names = default;
        score.Annotations.GetValue(AnnotationKinds.SlotNames, ref names);
        Guard.State(names.Length == classes, $"The score column '{score.Name}' has {classes} scores but {names.Length} slot names; give each score one.");
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private void Read(IDataView data, DataViewSchema.Column labels, DataViewSchema.Column scores)
    {
        using var cursor = data.GetRowCursor([labels, scores]);
        var getLabel = LabelGetters.Of(cursor, labels);
        var getScores = cursor.GetGetter<VBuffer<float>>(scores);
        float label = 0;
        VBuffer<float> row = default;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            if (label < 0 || label != (int)label)
                continue;
            getScores(ref row);
            Guard.State(row.Length == _scores.Length, $"The scores of a row of '{scores.Name}' are {row.Length} numbers where {_scores.Length} are declared.");
            row.CopyTo(_scores);
            if (Array.TrueForAll(_scores, float.IsFinite))
                _counts.Add((int)label, _scores);
        }
    }
}
