using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class ComparisonTests
{
    [Fact]
    public void Rows_that_one_model_got_right_decide()
    {
        var rows = Scored.Some();
        var better = Scored.Some();
        better[2] = Scored.Row(0, 1, 0, 0);
        better[5] = Scored.Row(1, 0, 1, 0);
        better[6] = Scored.Row(2, 1, 0, 0);
        var comparison = ModelComparison.Of(Evaluate(rows), Evaluate(better));

        Assert.Equal((4L, 1L, 1L, 2L), (comparison.BothRight, comparison.BothWrong, comparison.Test.OnlyFirst, comparison.Test.OnlySecond));
        Assert.Equal(1 / 8.0, comparison.Difference.Value);
        Assert.True(comparison.Difference.Lower < 0 && comparison.Difference.Upper > 0);
        Assert.Equal(1, comparison.Test.ExactProbability);
    }

    [Fact]
    public void Other_rows_are_refused()
    {
        var rows = Scored.Some();

        Assert.Contains("8 and 7 rows", Refusal(rows, rows[1..]), StringComparison.Ordinal);
        Assert.Contains("row 0 is 'cat' for one model and 'eel'", Refusal(rows, [.. rows.Reverse()]), StringComparison.Ordinal);
        Assert.Contains("no rows", Refusal([], []), StringComparison.Ordinal);
    }

    private static string Refusal(ScoredRow[] first, ScoredRow[] second) =>
        Assert.Throws<ArgumentException>(() => ModelComparison.Of(Evaluate(first), Evaluate(second))).Message;

    private static MulticlassEvaluation Evaluate(ScoredRow[] rows) =>
        Scored.Context.MulticlassClassification.EvaluateDetailed(Scored.View(rows, Scored.Pets), options: new EvaluationOptions { Intervals = null });
}
