using Microsoft.ML;
using Microsoft.ML.Data;
using static MLNetVision.Tests.Contracts.Learning.Evaluation.MulticlassScores;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class MulticlassRefusalTests
{
    private readonly MLContext _context = new(1);

    [Fact]
    public void Null_data_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => _context.MulticlassClassification.Evaluate(null));

    [Theory]
    [InlineData(null, "Score", "PredictedLabel", "labelColumnName")]
    [InlineData("", "Score", "PredictedLabel", "labelColumnName")]
    [InlineData("Label", null, "PredictedLabel", "scoreColumnName")]
    [InlineData("Label", "", "PredictedLabel", "scoreColumnName")]
    [InlineData("Label", "Score", null, "predictedLabelColumnName")]
    [InlineData("Label", "Score", "", "predictedLabelColumnName")]
    public void Empty_names_are_refused(string? label, string? score, string? predicted, string parameter)
    {
        var error = Refusal<ArgumentOutOfRangeException>(label!, score!, predicted!);
        Assert.Equal(parameter, error.ParamName);
    }

    [Theory]
    [InlineData("Nothing", "Score", "PredictedLabel")]
    [InlineData("Label", "Nothing", "PredictedLabel")]
    [InlineData("Label", "Score", "Nothing")]
    [InlineData("Name", "Score", "Nothing")]
    public void Missing_columns_are_refused_by_name(string label, string score, string predicted)
    {
        var error = Refusal<ArgumentOutOfRangeException>(label, score, predicted);
        Assert.Contains("Nothing", error.Message, StringComparison.Ordinal);
        Assert.Equal("schema", error.ParamName);
    }

    [Theory]
    [InlineData("Name", "Score", "Name", "String")]
    [InlineData("Score", "Score", "Score", "Vector<Single, 3>")]
    [InlineData("Label", "Label", "Label", "Single")]
    [InlineData("Label", "Name", "Name", "String")]
    public void Wrong_types_are_refused_with_the_column_and_its_type(string label, string score, string wrong, string type)
    {
        var error = Refusal<ArgumentOutOfRangeException>(label, score, "PredictedLabel");
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.Contains(type, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Scores_of_fewer_than_two_classes_or_of_no_known_size_are_refused(int size)
    {
        var definition = SchemaDefinition.Create(typeof(MulticlassRow));
        definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var view = _context.Data.LoadFromEnumerable([Row(0, 1)], definition);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.MulticlassClassification.Evaluate(view));
        Assert.Contains("Score", error.Message, StringComparison.Ordinal);
        Assert.Contains("Vector<Single", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_other_types_than_Single_and_keys_are_refused()
    {
        var others = _context.Data.LoadFromEnumerable([new Others { Score = [0.5f, 0.5f] }]);

        foreach (var name in new[] { "Real", "Flag", "Whole" })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.MulticlassClassification.Evaluate(others, name));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scores_of_doubles_are_refused()
    {
        var others = _context.Data.LoadFromEnumerable([new Others { Score = [0.5f, 0.5f], Doubles = [1, 2] }]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.MulticlassClassification.Evaluate(others, "Label", "Doubles"));
        Assert.Contains("Vector<Double, 2>", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat", "dog")]
    [InlineData("cat", "dog", "eel", "fox")]
    public void Slot_names_of_another_number_than_the_scores_are_refused(params string[] names)
    {
        var view = View(_context, [Row(0, 1, 0, 0)], 3, names);
        Assert.Throws<InvalidOperationException>(() => _context.MulticlassClassification.Evaluate(view));
    }

    private T Refusal<T>(string label, string score, string predicted)
        where T : Exception
    {
        var view = View(_context, [Row(0, 0.5f, 0.3f, 0.2f)], 3);
        return Assert.Throws<T>(() => _context.MulticlassClassification.Evaluate(view, label, score, predicted));
    }

    private sealed class Others
    {
        public float Label { get; set; }

        public double Real { get; set; }

        public bool Flag { get; set; }

        public int Whole { get; set; }

        public uint PredictedLabel { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        [VectorType(2)]
        public double[] Doubles { get; set; } = [0, 0];
    }
}
