using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>The columns of each task, those of ML.NET's own linear trainers with their annotations.</summary>
internal static class ScoreColumns
{
    /// <summary>The columns that a model adds.</summary>
    /// <param name="task">What its output means.</param>
    /// <param name="size">Numbers a row.</param>
    /// <param name="labels">The classes' names; none where they have none.</param>
    /// <param name="names">The columns' names.</param>
    /// <param name="set">What tells these columns from those of another model in the same data: <see cref="ScoreSets.Next"/>.</param>
    public static ScoreColumn[] Of(ScoringTask task, int size, IReadOnlyList<string> labels, ScoreNames names, uint set) => task switch
    {
        ScoringTask.Multiclass => Classes(size, labels, names, set),
        ScoringTask.Binary => Binary(names, set),
        ScoringTask.Regression =>
        [
            Column(names.Score, NumberDataViewType.Single, new ScoreAnnotations("Regression", "Score", set), Values.First),
        ],
        ScoringTask.MultiLabel => [Column(names.Score, Row(size), new ScoreAnnotations(labels), Values.All)],
        _ => OfFeatures([new OutputPart(names.Score, 0, size, IsNumber: false)], set),
    };

    /// <summary>
    /// A column for each of a network's outputs. A number that is called as ML.NET calls scores is the last, because it is the last in a saved model.
    /// </summary>
    public static ScoreColumn[] OfFeatures(IReadOnlyList<OutputPart> parts, uint set) =>
        [.. parts.OrderBy(p => p.IsNumber && p.Name == nameof(ScoreNames.Score)).Select(p => Feature(p, set))];

    /// <summary>What an estimator can promise before it knows sizes and names.</summary>
    /// <param name="task">What the output will mean.</param>
    /// <param name="isNamed">Whether the classes will have names.</param>
    /// <param name="names">The columns' names.</param>
    public static IEnumerable<DataViewSchema.DetachedColumn> Promise(ScoringTask task, bool isNamed, ScoreNames names) =>
        Of(task, 2, isNamed ? ["0", "1"] : [], names, 1).Select(c => c.Column);

    /// <summary>What an estimator can promise of several outputs.</summary>
    public static IEnumerable<DataViewSchema.DetachedColumn> Promise(IReadOnlyList<OutputPart> parts) => OfFeatures(parts, 1).Select(c => c.Column);

    /// <summary>The type that ONNX models give: the batch of one row is part of it.</summary>
    private static VectorDataViewType Row(int size) => new(NumberDataViewType.Single, 1, size);

    private static ScoreColumn[] Classes(int size, IReadOnlyList<string> labels, ScoreNames names, uint set)
    {
        const string Kind = "MulticlassClassification";
        var key = new KeyDataViewType(typeof(uint), (ulong)size);
        return
        [
            Column(names.PredictedLabel, key, new ScoreAnnotations(Kind, "PredictedLabel", set) { KeyValues = labels }, Values.Best),
            Column(
                names.Score, new VectorDataViewType(NumberDataViewType.Single, size),
                new ScoreAnnotations(Kind, "Score", set) { TrainingLabelValues = labels, SlotNames = labels }, Values.Softmax),
        ];
    }

    /// <summary>A number says of itself what the linear regression of ML.NET's says that it comes out of in a saved model.</summary>
    private static ScoreColumn Feature(OutputPart part, uint set) => part.IsNumber
        ? Column(part.Name, part.Type, new ScoreAnnotations("Regression", "Score", set), output => Values.First(part.Of(output)))
        : Column(part.Name, part.Type, new ScoreAnnotations([]), output => Values.All(part.Of(output)));

    private static ScoreColumn[] Binary(ScoreNames names, uint set)
    {
        const string Kind = "BinaryClassification";
        return
        [
            Column(names.PredictedLabel, BooleanDataViewType.Instance, new ScoreAnnotations(Kind, "PredictedLabel", set), Values.IsPositive),
            Column(names.Score, NumberDataViewType.Single, new ScoreAnnotations(Kind, "Score", set), Values.First),
            Column(
                names.Probability, NumberDataViewType.Single, new ScoreAnnotations(Kind, "Probability", set) { IsNormalized = true }, Values.Sigmoid),
        ];
    }

    private static ScoreColumn Column(string name, DataViewType type, ScoreAnnotations annotations, Func<RowOutput, Delegate> getter) =>
        new(new DataViewSchema.DetachedColumn(name, type, annotations.Build()), getter);
}
