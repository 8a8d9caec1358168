using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class LabelReadingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Texts_are_classes_in_the_order_of_their_appearance_as_MapValueToKey_has_it()
    {
        var view = View(new { Label = "pear" }, new { Label = "" }, new { Label = "fig" }, new { Label = "pear" }, new { Label = "apple" });
        var (targets, taken) = Read(view, ScoringTask.Multiclass);

        Assert.Equal(["pear", "fig", "apple"], targets.Labels);
        Assert.Equal([true, false, true, true, true], taken);
        Assert.Equal([0, 1, 0, 2], Enumerable.Range(0, 4).Select(targets.ClassOf));

        var keys = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
        var (ofKeys, takenKeys) = Read(keys, ScoringTask.Multiclass);
        Assert.Equal(targets.Labels, ofKeys.Labels);
        Assert.Equal(taken, takenKeys);
        Assert.Equal([0, 1, 0, 2], Enumerable.Range(0, 4).Select(ofKeys.ClassOf));
    }

    [Fact]
    public void Keys_keep_values_that_no_row_has()
    {
        var all = View(new { Label = 7f }, new { Label = 2.5f }, new { Label = 30f });
        var some = View(new { Label = 30f }, new { Label = 4f }, new { Label = 7f });
        var (targets, taken) = Read(_ml.Transforms.Conversion.MapValueToKey("Label").Fit(all).Transform(some), ScoringTask.Multiclass);

        Assert.Equal(["7", "2.5", "30"], targets.Labels);
        Assert.Equal([true, false, true], taken);
        Assert.Equal([2, 0], Enumerable.Range(0, 2).Select(targets.ClassOf));
    }

    [Fact]
    public void Keys_without_values_are_called_by_their_numbers()
    {
        var (targets, taken) = Read(View(new KeyRow { Label = 2 }, new KeyRow { Label = 0 }), ScoringTask.Multiclass);

        Assert.Equal(["0", "1", "2"], targets.Labels);
        Assert.Equal([2, 0], Enumerable.Range(0, 2).Select(targets.ClassOf));
        Assert.All(taken, Assert.True);
    }

    [Fact]
    public void Numbers_are_class_numbers_as_ML_NETs_own_trainers_have_it()
    {
        var (targets, taken) = Read(View(new { Label = 3f }, new { Label = float.NaN }, new { Label = 1f }), ScoringTask.Multiclass);

        Assert.Equal(["0", "1", "2", "3"], targets.Labels);
        Assert.Equal([true, false, true], taken);
        Assert.Equal([3, 1], Enumerable.Range(0, 2).Select(targets.ClassOf));
        foreach (var wrong in new[] { 0.5f, -1, 1e7f, float.PositiveInfinity })
        {
            Assert.Contains("row 0", Assert.Throws<InvalidOperationException>(
                () => Read(View(new { Label = wrong }), ScoringTask.Multiclass)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Truth_values_are_two_classes_or_an_answer()
    {
        var view = View(new { Label = true }, new { Label = false });
        var (classes, _) = Read(view, ScoringTask.Multiclass);
        Assert.Equal(["False", "True"], classes.Labels);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(classes.ClassOf));

        Assert.Equal([1f, 0f], Read(view, ScoringTask.Binary).Targets.Numbers!);
    }

    [Fact]
    public void Labels_of_a_model_that_is_trained_further_are_found_by_name()
    {
        string[] known = ["fig", "pear"];
        Assert.Equal(1, Read(View(new { Label = "pear" }), ScoringTask.Multiclass, known).Targets.ClassOf(0));
        var keys = View(new { Label = "pear" }, new { Label = "fig" });
        keys = _ml.Transforms.Conversion.MapValueToKey("Label").Fit(keys).Transform(keys);
        Assert.Equal(1, Read(keys, ScoringTask.Multiclass, known).Targets.ClassOf(0));
        Assert.Contains("'plum' of row 0", Assert.Throws<InvalidOperationException>(
            () => Read(View(new { Label = "plum" }), ScoringTask.Multiclass, known)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_to_learn_may_be_of_any_type_and_missing()
    {
        Assert.Equal([4f, -2f], Read(View(new { Label = 4 }, new { Label = -2 }), ScoringTask.Regression).Targets.Numbers!);
        var (targets, taken) = Read(View(new { Label = 1.5 }, new { Label = double.NaN }), ScoringTask.Regression);
        Assert.Equal([1.5f], targets.Numbers!);
        Assert.Equal([true, false], taken);
    }

    [Fact]
    public void Vectors_of_labels_are_truths_or_probabilities()
    {
        Assert.Equal(
            [1f, 0, 0, 1], Read(View(new Truths { Label = [true, false] }, new Truths { Label = [false, true] }), ScoringTask.MultiLabel).Targets.Numbers!);
        var (targets, taken) = Read(View(new Chances { Label = [0.25f, 1] }, new Chances { Label = [float.NaN, 1] }), ScoringTask.MultiLabel);
        Assert.Equal([0.25f, 1], targets.Numbers!);
        Assert.Equal(["0", "1"], targets.Labels);
        Assert.Equal([true, false], taken);
        Assert.Contains("has 2 in row 0", Assert.Throws<InvalidOperationException>(
            () => Read(View(new Chances { Label = [0, 2] }), ScoringTask.MultiLabel)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScoringTask.Binary)]
    [InlineData(ScoringTask.MultiLabel)]
    [InlineData(ScoringTask.Regression)]
    public void A_column_that_the_task_cannot_learn_is_named_with_its_type(ScoringTask task)
    {
        var message = Assert.Throws<ArgumentException>(() => Read(View(new { Label = "pear" }), task)).Message;

        Assert.Contains("'Label'", message, StringComparison.Ordinal);
        Assert.Contains("String", message, StringComparison.Ordinal);
    }

    private static (TargetColumn Targets, bool[] Taken) Read(IDataView view, ScoringTask task, IReadOnlyList<string>? known = null)
    {
        var column = view.Schema["Label"];
        var targets = TargetColumn.For("Test", task, column, known);
        var taken = new List<bool>();
        using var cursor = view.GetRowCursor([column]);
        var take = targets.Bind(cursor, column);
        while (cursor.MoveNext())
            taken.Add(take());
        return (targets, [.. taken]);
    }

    private IDataView View<T>(params T[] rows)
        where T : class => _ml.Data.LoadFromEnumerable(rows);

    private sealed class KeyRow
    {
        [KeyType(3)]
        public uint Label { get; set; }
    }

    private sealed class Truths
    {
        [VectorType(2)]
        public bool[] Label { get; set; } = [];
    }

    private sealed class Chances
    {
        [VectorType(2)]
        public float[] Label { get; set; } = [];
    }
}
