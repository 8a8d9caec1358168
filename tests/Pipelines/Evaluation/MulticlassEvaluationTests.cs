using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class MulticlassEvaluationTests
{
    [Fact]
    public void The_figures_are_those_of_counting_by_hand()
    {
        var result = Evaluate(Scored.View(Scored.Some(), Scored.Pets), "Label");

        Assert.Equal(8, result.Rows);
        Assert.Equal(Scored.Pets, result.Classes);
        Assert.Equal([2L, 1, 0, 1, 2, 0, 1, 0, 1], Cells(result));
        Assert.Equal(5 / 8.0, result.Accuracy, 12);
        Assert.Equal(((2 / 3.0) + (2 / 3.0) + 0.5) / 3, result.BalancedAccuracy, 12);
        Assert.Equal(1, result.Figures.Classes[2].Precision);
        Assert.Equal([5 / 8.0, 7 / 8.0, 1], result.TopK);
        var loss = -(Math.Log(0.7) + Math.Log(0.6) + Math.Log(0.1) + Math.Log(0.4) + Math.Log(0.8) + Math.Log(0.25) + Math.Log(0.8) + Math.Log(0.34)) / 8;
        Assert.Equal(loss, result.LogLoss, 6);
        Assert.True(result.HasProbabilities);
        Assert.Equal(8, result.Reliability!.Bins.Sum(b => b.Rows));
        Assert.Equal(3, result.Curves.Count);
        Assert.Equal(result.Areas.OneVersusRest, result.Curves.Select(c => c.Roc.Area));
    }

    [Fact]
    public void What_MLNet_says_too_is_the_same()
    {
        var scores = Scored.View(Scored.Some(), Scored.Pets);
        var data = Scored.Context.Transforms.CopyColumns("PredictedLabel", "Key").Fit(scores).Transform(scores);
        var theirs = Scored.Context.MulticlassClassification.Evaluate(data, topKPredictionCount: 3);
        var ours = Evaluate(data, "Label");

        Assert.Equal(theirs.MicroAccuracy, ours.Accuracy, 12);
        Assert.Equal(theirs.MacroAccuracy, ours.BalancedAccuracy, 12);
        Assert.Equal(theirs.LogLoss, ours.LogLoss, 6);
        Assert.Equal(theirs.TopKAccuracyForAllK, ours.TopK);
        Assert.Equal(theirs.ConfusionMatrix.Counts.SelectMany(r => r).Select(c => (long)c), Cells(ours));
    }

    [Theory]
    [InlineData("Label")]
    [InlineData("Key")]
    [InlineData("Name")]
    public void Labels_are_numbers_keys_or_text(string column)
    {
        var result = Evaluate(Scored.View(Scored.Some(), Scored.Pets, Scored.Pets), column);

        Assert.Equal([2L, 1, 0, 1, 2, 0, 1, 0, 1], Cells(result));
    }

    [Fact]
    public void Keys_are_matched_by_name_where_data_and_model_number_classes_differently()
    {
        var rows = Scored.Some();
        foreach (var row in rows)
            row.Key = 2 - row.Key;
        var result = Evaluate(Scored.View(rows, Scored.Pets, ["eel", "dog", "cat"]), "Key");

        Assert.Equal([2L, 1, 0, 1, 2, 0, 1, 0, 1], Cells(result));
    }

    [Fact]
    public void Numbers_are_names_where_all_classes_are_numbers()
    {
        var rows = Scored.Some();
        foreach (var row in rows)
            row.Label = (row.Label * 5) + 5;
        var result = Evaluate(Scored.View(rows, ["5", "10", "15"]), "Label");

        Assert.Equal(["5", "10", "15"], result.Classes);
        Assert.Equal(5 / 8.0, result.Accuracy);
    }

    [Fact]
    public void Without_names_classes_are_numbers_and_text_is_refused()
    {
        Assert.Equal(["0", "1", "2"], Evaluate(Scored.View(Scored.Some()), "Label").Classes);
        Assert.Equal(Scored.Pets, Evaluate(Scored.View(Scored.Some(), keys: Scored.Pets), "Key").Classes);
        Assert.Contains("slot names", Assert.Throws<ArgumentException>(() => Evaluate(Scored.View(Scored.Some()), "Name")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_ends_it_with_its_name_or_is_counted()
    {
        ScoredRow[] rows = [.. Scored.Some(), Scored.Row(0, 1, 0, 0)];
        rows[^1].Name = "cow";
        var data = Scored.View(rows, Scored.Pets);

        var message = Assert.Throws<InvalidOperationException>(() => Evaluate(data, "Name")).Message;
        Assert.Contains("row 8", message, StringComparison.Ordinal);
        Assert.Contains("'cow'", message, StringComparison.Ordinal);
        Assert.Contains("cat, dog, eel", message, StringComparison.Ordinal);
        var result = Evaluate(data, "Name", new EvaluationOptions { SkipUnknownClasses = true });
        Assert.Equal((8L, 1L), (result.Rows, result.RowsOfUnknownClasses));
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_and_counted()
    {
        ScoredRow[] rows = [.. Scored.Some(), Scored.Row(0, 1, 0, 0)];
        rows[^1].Name = "";
        rows[^1].Label = float.NaN;
        var data = Scored.View(rows, Scored.Pets);

        Assert.All(["Name", "Label"], column => Assert.Equal((8L, 1L), (Evaluate(data, column).Rows, Evaluate(data, column).RowsWithoutLabel)));
    }

    [Fact]
    public void Scores_that_are_no_probabilities_give_no_loss_and_no_calibration()
    {
        var result = Evaluate(Scored.View([Scored.Row(0, 3, -1, 2), Scored.Row(1, float.NaN, 1, 1)]), "Label");

        Assert.False(result.HasProbabilities);
        Assert.Equal((double.NaN, double.NaN), (result.LogLoss, result.Brier));
        Assert.Null(result.Reliability);
        Assert.Null(result.Temperature);
        Assert.Equal(1, result.RowsWithoutScore);
        Assert.Equal(1, result.Accuracy);
        Assert.DoesNotContain("log loss", result.Intervals.Keys);
    }

    [Fact]
    public void No_rows_have_no_figures_and_one_row_has_some()
    {
        var none = Evaluate(Scored.View([]), "Label");
        var one = Evaluate(Scored.View([Scored.Row(1, 0, 1, 0)]), "Label");

        Assert.Equal((0L, double.NaN, double.NaN), (none.Rows, none.Accuracy, none.LogLoss));
        Assert.Empty(none.Intervals);
        Assert.Equal((1.0, 1.0), (one.Accuracy, one.TopK[0]));
        Assert.True(double.IsNaN(one.Areas.Macro));
    }

    [Fact]
    public void Mistakes_come_most_confident_first_and_doubts_least_certain_first()
    {
        var rows = Scored.Some();
        for (var i = 0; i < rows.Length; i++)
            rows[i].Id = $"row {i}";
        var result = Evaluate(Scored.View(rows, Scored.Pets), "Label", new EvaluationOptions { IdColumn = "Id", Examples = 2, KeepOutcomes = true });

        Assert.Equal(["row 2", "row 5"], result.Mistakes.Select(m => m.Id));
        Assert.Equal(["row 7", "row 3"], result.Uncertain.Select(m => m.Id));
        var worst = result.Mistakes[0];
        Assert.Equal((2L, "cat", "dog", false), (worst.Row, worst.Actual, worst.Predicted, worst.IsRight));
        Assert.Equal(["dog", "eel", "cat"], worst.Scores.Select(s => s.Key));
        Assert.Equal(8, result.Outcomes.Count);
        Assert.Equal(5, result.Outcomes.Count(o => o.IsRight));
    }

    [Fact]
    public void Intervals_hold_the_figure_and_are_the_same_again()
    {
        var data = Scored.View(Scored.Some(), Scored.Pets);
        var (first, second) = (Evaluate(data, "Label").Intervals, Evaluate(data, "Label").Intervals);

        Assert.Equal(["accuracy", "balanced accuracy", "macro F1", "log loss"], first.Keys);
        Assert.All(first, i => Assert.True(i.Value.Lower <= i.Value.Value && i.Value.Value <= i.Value.Upper, $"{i}"));
        Assert.Equal(first, second);
        Assert.Empty(Evaluate(data, "Label", new EvaluationOptions { Intervals = null }).Intervals);
        Assert.Equal(Evaluate(data, "Label").Figures.Macro.F1, first["macro F1"].Value, 12);
    }

    [Fact]
    public void Wrong_columns_are_named_with_what_there_is()
    {
        var data = Scored.View(Scored.Some());

        Assert.Contains("'Lable'. It has: Label, Key", Assert.Throws<ArgumentException>(() => Evaluate(data, "Lable")).Message, StringComparison.Ordinal);
        Assert.Contains("score column 'Name'", Assert.Throws<ArgumentException>(
            () => Scored.Context.MulticlassClassification.EvaluateDetailed(data, scoreColumnName: "Name")).Message, StringComparison.Ordinal);
        Assert.Contains("label column 'Score'", Assert.Throws<ArgumentException>(() => Evaluate(data, "Score")).Message, StringComparison.Ordinal);
        Assert.Contains("Threshold", Assert.Throws<ArgumentOutOfRangeException>(
            () => Evaluate(data, "Label", new EvaluationOptions { Threshold = 2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => Evaluate(Scored.View(Scored.Some()), "Label", new EvaluationOptions { Cancellation = new CancellationToken(canceled: true) }));

    [Fact]
    public void A_trained_classifier_is_evaluated_with_its_names()
    {
        var rows = Enumerable.Range(0, 90).Select(i => new Example { Name = Scored.Pets[i % 3], Features = [i % 3, (i * 7 % 10) / 10f] });
        var data = Scored.Context.Data.LoadFromEnumerable(rows);
        var pipeline = Scored.Context.Transforms.Conversion.MapValueToKey("Label", "Name")
            .Append(Scored.Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        var scored = pipeline.Fit(data).Transform(data);
        var result = Evaluate(scored, "Name");

        Assert.Equal(Scored.Pets, result.Classes);
        Assert.Equal(1, result.Accuracy);
        Assert.Equal(Scored.Pets, scored.Schema.ScoreLabels());
        Assert.Equal(["eel", "cat", "dog"], scored.Schema.ScoresByLabel([0.3f, 0.1f, 0.6f]).Keys);
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => scored.Schema.ScoresByLabel([1])).Message, StringComparison.Ordinal);
    }

    private static MulticlassEvaluation Evaluate(IDataView data, string label, EvaluationOptions? options = null) =>
        Scored.Context.MulticlassClassification.EvaluateDetailed(data, label, options: options);

    private static IEnumerable<long> Cells(MulticlassEvaluation result) =>
        Enumerable.Range(0, result.Classes.Count).SelectMany(a => Enumerable.Range(0, result.Classes.Count).Select(p => result.Matrix[a, p]));

    private sealed class Example
    {
        public string Name { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
