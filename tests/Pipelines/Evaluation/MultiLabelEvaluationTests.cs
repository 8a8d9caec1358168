using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation;

namespace MLNetVision.Tests.Pipelines.Evaluation;

public class MultiLabelEvaluationTests
{
    [Theory]
    [InlineData(nameof(Row.Marks))]
    [InlineData(nameof(Row.Numbers))]
    [InlineData(nameof(Row.Keys))]
    [InlineData(nameof(Row.Texts))]
    public void Labels_are_marks_or_sets(string column)
    {
        var result = Evaluate(View(Some()), column);

        Assert.Equal(Scored.Pets, result.Labels);
        Assert.Equal(3, result.Rows);
        Assert.Equal(2 / 9.0, result.Counts.HammingLoss, 12);
        Assert.Equal(1 / 3.0, result.Counts.SubsetAccuracy, 12);
        Assert.Equal([1L, 2, 1], result.Figures.Classes.Select(f => f.Support));
        Assert.Equal([1L, 1, 1], result.Figures.Classes.Select(f => f.Right));
        Assert.Equal(6 / 8.0, result.Figures.Micro.F1, 12);
        Assert.Equal(9, result.Reliability!.Bins.Sum(b => b.Rows));
        Assert.Equal(result.Counts.HammingLoss, result.Intervals["hamming loss"].Value, 12);
    }

    [Fact]
    public void Mistakes_name_all_labels_of_the_row()
    {
        var result = Evaluate(View(Some()), nameof(Row.Marks));

        Assert.Equal(("cat, dog", "cat"), (result.Mistakes[0].Actual, result.Mistakes[0].Predicted));
        Assert.Equal(("(none)", "cat"), (result.Mistakes[1].Actual, result.Mistakes[1].Predicted));
    }

    [Fact]
    public void A_name_that_is_no_label_and_a_wrong_number_of_marks_are_refused()
    {
        var rows = Some();
        rows[1].Texts = ["cow"];

        Assert.Contains("'cow'", Assert.Throws<InvalidOperationException>(() => Evaluate(View(rows), nameof(Row.Texts))).Message, StringComparison.Ordinal);
        Assert.Contains("3 values", Assert.Throws<ArgumentException>(() => Evaluate(View(rows), nameof(Row.Pair))).Message, StringComparison.Ordinal);
        Assert.Contains("label column", Assert.Throws<ArgumentException>(() => Evaluate(View(rows), nameof(Row.Number))).Message, StringComparison.Ordinal);
    }

    private static MultiLabelEvaluation Evaluate(IDataView data, string label) => Scored.Context.MulticlassClassification.EvaluateMultiLabel(data, label);

    private static Row[] Some() => [R([true, true, false], 0.9f, 0.1f, 0.2f), R([false, false, false], 0.6f, 0.3f, 0.1f), R([false, true, true], 0, 0.5f, 1)];

    /// <summary>ML.NET takes the keys of a vector as they are stored, from 1, and those of a number from 0.</summary>
    private static Row R(bool[] marks, params float[] scores) => new()
    {
        Marks = marks,
        Numbers = Array.ConvertAll(marks, m => m ? 1f : 0),
        Keys = [.. Enumerable.Range(0, 3).Where(i => marks[i]).Select(i => (uint)(3 - i))],
        Texts = [.. Scored.Pets.Where((_, i) => marks[i])],
        Score = scores,
    };

    private static IDataView View(Row[] rows)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Keys)].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), 3));
        Scored.Annotate(definition[nameof(Row.Keys)], "KeyValues", ["eel", "dog", "cat"]);
        Scored.Annotate(definition[nameof(Row.Score)], "SlotNames", Scored.Pets);
        return Scored.Context.Data.LoadFromEnumerable(rows, definition);
    }

    private sealed class Row
    {
        [VectorType(3)]
        public bool[] Marks { get; set; } = [];

        [VectorType(3)]
        public float[] Numbers { get; set; } = [];

        public uint[] Keys { get; set; } = [];

        public string[] Texts { get; set; } = [];

        [VectorType(2)]
        public bool[] Pair { get; set; } = [false, true];

        public float Number { get; set; }

        [VectorType(1, 3)]
        public float[] Score { get; set; } = [];
    }
}
