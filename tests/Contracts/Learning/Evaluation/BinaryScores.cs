using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>A row as a binary model scores it, with its label as a truth value, as numbers and as a key.</summary>
public sealed class BinaryRow
{
    public float Label { get; set; }

    public double Wide { get; set; }

    public bool Flag { get; set; }

    /// <summary>A key from 0; beyond the last it is missing.</summary>
    public uint Key { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    public bool PredictedLabel { get; set; }
}

internal static class BinaryScores
{
    /// <summary>Seven rows: of three that are positive one is missed, and of four negative ones one is taken for positive.</summary>
    public static readonly (bool Label, float Score, float Probability)[] Rows =
    [
        (true, 2.0f, 0.9f),
        (true, 1.0f, 0.7f),
        (true, -0.5f, 0.4f),
        (false, 0.5f, 0.6f),
        (false, -1.0f, 0.3f),
        (false, -2.0f, 0.1f),
        (false, -3.0f, 0.05f),
    ];

    /// <summary>Label (Boolean), Score, Probability and PredictedLabel.</summary>
    public static IDataView View(MLContext context, params IEnumerable<(bool Label, float Score, float Probability)> rows)
    {
        var definition = Definition(nameof(BinaryRow.Flag), nameof(BinaryRow.Score), nameof(BinaryRow.Probability), nameof(BinaryRow.PredictedLabel));
        definition["Flag"].ColumnName = "Label";
        return context.Data.LoadFromEnumerable(
            rows.Select(row => new BinaryRow { Flag = row.Label, Score = row.Score, Probability = row.Probability }), definition);
    }

    /// <summary>Only the columns named.</summary>
    public static SchemaDefinition Definition(params string[] columns)
    {
        var definition = SchemaDefinition.Create(typeof(BinaryRow));
        definition.RemoveAll(column => !columns.Contains(column.MemberName));
        return definition;
    }
}
