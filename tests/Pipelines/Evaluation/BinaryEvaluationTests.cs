using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class BinaryEvaluationTests
{
    [Fact]
    public void The_figures_are_those_of_counting_by_hand_and_of_MLNet()
    {
        var data = View(Some());
        var ours = Scored.Context.BinaryClassification.EvaluateDetailed(data);
        var theirs = Scored.Context.BinaryClassification.Evaluate(data);

        Assert.Equal(["False", "True"], ours.Classes);
        Assert.Equal((2L, 1L, 1L, 2L), (ours.Matrix[0, 0], ours.Matrix[0, 1], ours.Matrix[1, 0], ours.Matrix[1, 1]));
        Assert.Equal(theirs.Accuracy, ours.Accuracy, 12);
        Assert.Equal(theirs.PositivePrecision, ours.Positive.Precision, 12);
        Assert.Equal(theirs.PositiveRecall, ours.Positive.Recall, 12);
        Assert.Equal(theirs.F1Score, ours.Positive.F1, 12);
        Assert.Equal(theirs.AreaUnderRocCurve, ours.Area, 9);
        // ML.NET's log loss is in bits.
        Assert.Equal(theirs.LogLoss * Math.Log(2), ours.LogLoss, 5);
        Assert.True(ours.AveragePrecision > 0.5);
        Assert.Equal(6, ours.Reliability!.Bins.Sum(b => b.Rows));
    }

    [Theory]
    [InlineData("Label")]
    [InlineData("Number")]
    [InlineData("Text")]
    [InlineData("Key")]
    public void Labels_are_truth_values_numbers_keys_or_text(string column)
    {
        var result = Scored.Context.BinaryClassification.EvaluateDetailed(View(Some()), column);

        Assert.Equal(4 / 6.0, result.Accuracy, 12);
        Assert.Equal(column == "Key" ? ["no", "yes"] : ["False", "True"], result.Classes);
    }

    [Fact]
    public void Another_threshold_moves_the_predictions()
    {
        var result = Scored.Context.BinaryClassification.EvaluateDetailed(View(Some()), options: new EvaluationOptions { Threshold = 0.85 });

        Assert.Equal((3L, 1L), (result.Matrix[0, 0], result.Matrix[1, 1]));
    }

    [Fact]
    public void Without_probabilities_scores_alone_decide_and_there_is_no_loss()
    {
        var data = Scored.Context.Transforms.SelectColumns("Label", "Score").Fit(View(Some())).Transform(View(Some()));
        var result = Scored.Context.BinaryClassification.EvaluateDetailed(data);

        Assert.Equal(4 / 6.0, result.Accuracy, 12);
        Assert.False(result.HasProbabilities);
        Assert.True(double.IsNaN(result.LogLoss));
        Assert.Null(result.Reliability);
        Assert.Contains("'Probability'", Assert.Throws<ArgumentException>(
            () => Scored.Context.BinaryClassification.EvaluateDetailed(data, options: new EvaluationOptions { Threshold = 0.3 })).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_threshold_is_the_one_that_gives_the_greatest_F1()
    {
        var (threshold, f1) = Scored.Context.BinaryClassification.EvaluateDetailed(View(Some())).BestF1;

        Assert.Equal(-0.1f, threshold, 1e-6);
        Assert.Equal(6 / 7.0, f1, 12);
    }

    [Fact]
    public void Rows_of_one_class_have_no_area_and_text_that_is_neither_is_refused()
    {
        var rows = Some().Where(r => r.Label).ToArray();
        Assert.True(double.IsNaN(Scored.Context.BinaryClassification.EvaluateDetailed(View(rows)).Area));
        rows[0].Text = "maybe";

        Assert.Contains("'maybe'", Assert.Throws<InvalidOperationException>(
            () => Scored.Context.BinaryClassification.EvaluateDetailed(View(rows), "Text")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_confident_mistake_comes_first()
    {
        var result = Scored.Context.BinaryClassification.EvaluateDetailed(View(Some()));

        Assert.Equal([2L, 3L], result.Mistakes.Select(m => m.Row).Order());
        Assert.Equal("True", result.Mistakes[0].Predicted);
    }

    private static Row[] Some() => [R(true, 0.9f), R(true, 0.8f), R(false, 0.7f), R(true, 0.475f), R(false, 0.4f), R(false, 0.1f)];

    private static Row R(bool label, float probability) => new()
    {
        Label = label,
        Number = label ? 1 : -1,
        Text = label ? "true" : "False",
        Key = label ? 1u : 0,
        Probability = probability,
        Score = MathF.Log(probability / (1 - probability)) is var score && probability == 0.475f ? -0.1f : score,
        PredictedLabel = probability > 0.5f,
    };

    private static IDataView View(Row[] rows)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Key)].ColumnType = new KeyDataViewType(typeof(uint), 2);
        Scored.Annotate(definition[nameof(Row.Key)], "KeyValues", ["no", "yes"]);
        return Scored.Context.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Number { get; set; }

        public string Text { get; set; } = "";

        public uint Key { get; set; }

        public float Probability { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
