using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using static MLNetVision.Tests.Contracts.Learning.Evaluation.MulticlassScores;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

/// <summary>The exact text of confusion tables, line by line.</summary>
public sealed class MulticlassConfusionTableTests
{
    [Fact]
    public void Classes_without_names_are_numbered() => AssertTable(
        [
            "",
            "Confusion table",
            "          ||========================",
            "PREDICTED ||     0 |     1 |     2 | Recall",
            "TRUTH     ||========================",
            "        0 ||     2 |     0 |     1 | 0.6667",
            "        1 ||     0 |     0 |     0 | 0.0000",
            "        2 ||     0 |     1 |     0 | 0.0000",
            "          ||========================",
            "Precision ||1.0000 |0.0000 |0.0000 |",
            "",
        ],
        3);

    [Fact]
    public void Names_that_fit_head_the_columns() => AssertTable(
        [
            "",
            "Confusion table",
            "          ||========================",
            "PREDICTED ||   cat | horse |       | Recall",
            "TRUTH     ||========================",
            "      cat ||     2 |     0 |     1 | 0.6667",
            "    horse ||     0 |     0 |     0 | 0.0000",
            "          ||     0 |     1 |     0 | 0.0000",
            "          ||========================",
            "Precision ||1.0000 |0.0000 |0.0000 |",
            "",
        ],
        3,
        "cat",
        "horse",
        "");

    [Fact]
    public void Longer_names_are_numbered_in_their_rows() => AssertTable(
        [
            "",
            "Confusion table",
            "          ||========================",
            "PREDICTED ||     0 |     1 |     2 | Recall",
            "TRUTH     ||========================",
            "0.    cat ||     2 |     0 |     1 | 0.6667",
            "1. monkey ||     0 |     0 |     0 | 0.0000",
            "2.    dog ||     0 |     1 |     0 | 0.0000",
            "          ||========================",
            "Precision ||1.0000 |0.0000 |0.0000 |",
            "",
        ],
        3,
        "cat",
        "monkey",
        "dog");

    [Fact]
    public void Names_longer_than_the_margin_widen_it() => AssertTable(
        [
            "",
            "Confusion table",
            "                ||========================",
            "PREDICTED       ||     0 |     1 |     2 | Recall",
            "TRUTH           ||========================",
            "0.          cat ||     2 |     0 |     1 | 0.6667",
            "1. hippopotamus ||     0 |     0 |     0 | 0.0000",
            "2.          dog ||     0 |     1 |     0 | 0.0000",
            "                ||========================",
            "Precision       ||1.0000 |0.0000 |0.0000 |",
            "",
        ],
        3,
        "cat",
        "hippopotamus",
        "dog");

    [Fact]
    public void Two_classes_have_wider_columns() => AssertTable(
        [
            "",
            "Confusion table",
            "          ||======================",
            "PREDICTED ||     left | straight | Recall",
            "TRUTH     ||======================",
            "     left ||        2 |        0 | 1.0000",
            " straight ||        1 |        0 | 0.0000",
            "          ||======================",
            "Precision ||   0.6667 |   0.0000 |",
            "",
        ],
        2,
        "left",
        "straight");

    [Fact]
    public void More_than_ten_numbered_names_have_numbers_of_two_digits()
    {
        string[] names = [.. Enumerable.Range(0, 11).Select(i => $"class-{i}")];
        var lines = Table(11, names, Row(10, Peak(11, 10))).Split(Environment.NewLine);

        Assert.Equal("             ||" + new string('=', 88), lines[2]);
        Assert.Equal("PREDICTED    ||" + string.Concat(Enumerable.Range(0, 11).Select(i => $" {i,5} |")) + " Recall", lines[3]);
        Assert.Equal(" 9.  class-9 ||" + string.Concat(Enumerable.Repeat("     0 |", 11)) + " 0.0000", lines[14]);
        Assert.Equal("10. class-10 ||" + string.Concat(Enumerable.Repeat("     0 |", 10)) + "     1 | 1.0000", lines[15]);
        Assert.Equal("Precision    ||" + string.Concat(Enumerable.Repeat("0.0000 |", 10)) + "1.0000 |", lines[17]);
    }

    [Fact]
    public void Counts_beyond_the_columns_widen_their_cells()
    {
        var lines = Table(3, [], [.. Enumerable.Repeat(Row(0, 1, 0, 0), 12345)]).Split(Environment.NewLine);

        Assert.Equal("        0 || 12,345 |     0 |     0 | 1.0000", lines[5]);
    }

    [Fact]
    public void The_table_is_written_in_the_current_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "_";
        var lines = Table(3, [], [.. Enumerable.Repeat(Row(0, 1, 0, 0), 1234), Row(0, 0, 1, 0)], culture).Split(Environment.NewLine);

        Assert.Equal("        0 || 1_234 |     1 |     0 | 0,9992", lines[5]);
        Assert.Equal("Precision ||1,0000 |0,0000 |0,0000 |", lines[9]);
    }

    [Fact]
    public void The_text_is_made_once()
    {
        var matrix = Evaluate(Row(0, 0.5f, 0.5f)).ConfusionMatrix;

        Assert.Same(matrix.GetFormattedConfusionTable(), matrix.GetFormattedConfusionTable());
    }

    [Fact]
    public void Slot_names_of_a_sparse_annotation_leave_the_others_empty()
    {
        var context = new MLContext(1);
        var definition = SchemaDefinition.Create(typeof(MulticlassRow));
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3);
        var names = new VBuffer<ReadOnlyMemory<char>>(3, 1, ["cat".AsMemory()], [1]);
        definition["Score"].AddAnnotation("SlotNames", names, new VectorDataViewType(TextDataViewType.Instance, 3));
        var metrics = context.MulticlassClassification.Evaluate(context.Data.LoadFromEnumerable([Row(0, 1, 0, 0)], definition));

        Assert.Equal("PREDICTED ||       |   cat |       | Recall", metrics.ConfusionMatrix.GetFormattedConfusionTable().Split(Environment.NewLine)[3]);
    }

    private static void AssertTable(string[] lines, int classes, params string[] names)
    {
        MulticlassRow[] rows = classes == 2
            ? [Row(0, 1, 0), Row(0, 1, 0), Row(1, 1, 0)]
            : [Row(0, 1, 0, 0), Row(0, 1, 0, 0), Row(0, 0, 0, 1), Row(2, 0, 1, 0)];
        Assert.Equal(lines, Table(classes, names, rows).Split(Environment.NewLine));
    }

    private static string Table(int classes, string[] names, params MulticlassRow[] rows) => Table(classes, names, rows, CultureInfo.InvariantCulture);

    private static string Table(int classes, string[] names, MulticlassRow[] rows, CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        var context = new MLContext(1);
        try
        {
            CultureInfo.CurrentCulture = culture;
            return context.MulticlassClassification.Evaluate(View(context, rows, classes, names)).ConfusionMatrix.GetFormattedConfusionTable();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static float[] Peak(int classes, int highest) => [.. Enumerable.Range(0, classes).Select(c => c == highest ? 1f : 0f)];
}
