using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>The columns that binary scores are evaluated from.</summary>
public sealed class BinaryColumnsTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Labels_can_be_numbers_or_keys_of_two()
    {
        var rows = BinaryScores.Rows.Select(row => new BinaryRow
        {
            Label = row.Label ? 1 : 0,
            Wide = row.Label ? 3 : -2,
            Key = row.Label ? 1u : 0u,
            Score = row.Score,
            Probability = row.Probability,
        }).Append(new BinaryRow { Label = float.NaN, Wide = double.NaN, Key = 9, Score = 1, Probability = 0.5f }).ToArray();
        var definition = BinaryScores.Definition(
            nameof(BinaryRow.Label), nameof(BinaryRow.Wide), nameof(BinaryRow.Key), nameof(BinaryRow.Score),
            nameof(BinaryRow.Probability), nameof(BinaryRow.PredictedLabel));
        definition["Key"].ColumnType = new KeyDataViewType(typeof(uint), 2);
        var data = _context.Data.LoadFromEnumerable(rows, definition);

        foreach (var label in new[] { "Label", "Wide", "Key" })
        {
            var metrics = _context.BinaryClassification.Evaluate(data, labelColumnName: label);
            Assert.Equal(Evaluate(BinaryScores.Rows).Accuracy, metrics.Accuracy);
            Assert.Equal(Evaluate(BinaryScores.Rows).LogLoss, metrics.LogLoss);
        }
    }

    [Fact]
    public void Columns_of_another_type_are_refused()
    {
        var definition = BinaryScores.Definition(
            nameof(BinaryRow.Key), nameof(BinaryRow.Flag), nameof(BinaryRow.Wide), nameof(BinaryRow.Score),
            nameof(BinaryRow.Probability), nameof(BinaryRow.PredictedLabel));
        definition["Key"].ColumnType = new KeyDataViewType(typeof(uint), 3);
        var data = _context.Data.LoadFromEnumerable([new BinaryRow()], definition);
        var catalog = _context.BinaryClassification;

        Names(() => catalog.Evaluate(data, labelColumnName: "Key"), "label", "Key", "Key<UInt32, 0-2>");
        Names(() => catalog.Evaluate(data, labelColumnName: "Flag", scoreColumnName: "Wide"), "score", "Wide", "Double");
        Names(() => catalog.Evaluate(data, labelColumnName: "Flag", probabilityColumnName: "Wide"), "probability", "Wide", "Double");
        Names(() => catalog.Evaluate(data, labelColumnName: "Flag", probabilityColumnName: "Chance"), "Chance");
        Names(() => catalog.EvaluateNonCalibrated(data, labelColumnName: "Truth"), "Truth");
        Assert.Throws<ArgumentNullException>(() => catalog.Evaluate(null));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.Evaluate(data, probabilityColumnName: null));
    }

    private static void Names(Action action, params string[] words)
    {
        var message = Assert.Throws<ArgumentOutOfRangeException>(action).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    private CalibratedBinaryClassificationMetrics Evaluate(params IEnumerable<(bool Label, float Score, float Probability)> rows) =>
        _context.BinaryClassification.Evaluate(BinaryScores.View(_context, rows));
}
