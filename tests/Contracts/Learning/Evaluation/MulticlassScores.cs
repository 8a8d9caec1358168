using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>A row as a multiclass model scores it, with its class as a number, as a key (ML.NET counts the values of a class from 0) and as text.</summary>
public sealed class MulticlassRow
{
    public float Label { get; set; }

    public uint Key { get; set; }

    public string Name { get; set; } = "";

    public uint PredictedLabel { get; set; }

    public VBuffer<float> Score { get; set; }
}

/// <summary>Views of scored rows made without a model.</summary>
internal static class MulticlassScores
{
    public static MulticlassRow Row(float label, params float[] scores) => new()
    {
        Label = label,
        Key = (uint)label,
        Name = $"class {label}",
        Score = new VBuffer<float>(scores.Length, scores),
    };

    /// <summary>Key and PredictedLabel are keys of <paramref name="classes"/>; <paramref name="names"/> become the slot names of Score.</summary>
    public static IDataView View(MLContext context, IEnumerable<MulticlassRow> rows, int classes, params string[] names)
    {
        var definition = SchemaDefinition.Create(typeof(MulticlassRow));
        var score = definition[nameof(MulticlassRow.Score)];
        score.ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        definition[nameof(MulticlassRow.Key)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        definition[nameof(MulticlassRow.PredictedLabel)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        if (names.Length > 0)
        {
            var texts = Array.ConvertAll(names, name => name.AsMemory());
            var type = new VectorDataViewType(TextDataViewType.Instance, texts.Length);
            score.AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts), type);
        }

        return context.Data.LoadFromEnumerable(rows, definition);
    }

    public static MulticlassClassificationMetrics Evaluate(params MulticlassRow[] rows)
    {
        var context = new MLContext(1);
        return context.MulticlassClassification.Evaluate(View(context, rows, rows[0].Score.Length));
    }

    public static MulticlassClassificationMetrics EvaluateTop(int count, params MulticlassRow[] rows)
    {
        var context = new MLContext(1);
        return context.MulticlassClassification.Evaluate(View(context, rows, rows[0].Score.Length), topKPredictionCount: count);
    }
}
