using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>The columns that a fitted LbfgsMaximumEntropy adds, and their values.</summary>
public sealed class MaximumEntropyOutputTests
{
    /// <summary>Single-precision probabilities.</summary>
    private const float Probability = 1e-6f;

    private const int Classes = 3;
    private const int Features = 4;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(60, Classes, Features, spread: 2);

    [Fact]
    public void PredictedLabel_then_Score_are_added_with_their_annotations()
    {
        var data = Data();
        var model = Trainer().Fit(data);

        string[] expected =
        [
            "PredictedLabel Key<UInt32, 0-2> {ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=PredictedLabel}",
            "Score Vector<Single, 3> {ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score}",
        ];
        Assert.Equal(expected, Views.DescribeAll(model.GetOutputSchema(data.Schema)).Skip(data.Schema.Count));
        Assert.Equal(expected, Views.DescribeAll(model.Transform(data).Schema).Skip(data.Schema.Count));
        Assert.True(((ITransformer)model).IsRowToRowMapper);
    }

    [Fact]
    public void Key_values_of_the_label_become_slot_names_and_key_values()
    {
        var data = Named("cat", "dog", "eel");
        var model = Trainer().Fit(data);

        string[] expected =
        [
            "PredictedLabel Key<UInt32, 0-2> "
                + "{KeyValues=[cat|dog|eel], ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=PredictedLabel}",
            "Score Vector<Single, 3> "
                + "{ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score, "
                + "SlotNames=[cat|dog|eel], TrainingLabelValues=[cat|dog|eel]}",
        ];
        Assert.Equal(expected, Views.DescribeAll(model.Transform(data).Schema).TakeLast(2));
    }

    [Fact]
    public void Key_values_that_are_numbers_give_no_slot_names()
    {
        var data = Samples.WithKeyValues(_context, _rows, Features, [10f, 20f, 30f], NumberDataViewType.Single);
        var model = Trainer().Fit(data);

        Assert.Equal(
            [
                "PredictedLabel Key<UInt32, 0-2> "
                    + "{KeyValues=[10|20|30], ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=PredictedLabel}",
                "Score Vector<Single, 3> {ScoreColumnKind=MulticlassClassification, ScoreColumnSetId=1, ScoreValueKind=Score, TrainingLabelValues=[10|20|30]}",
            ],
            Views.DescribeAll(model.Transform(data).Schema).TakeLast(2));
    }

    [Fact]
    public void The_names_are_those_of_the_training_data()
    {
        var model = Trainer().Fit(Named("cat", "dog", "eel"));

        var scored = model.Transform(Named("x", "y", "z"));

        Assert.Contains("SlotNames=[cat|dog|eel]", Views.Describe(scored.Schema["Score"]), StringComparison.Ordinal);
        Assert.Contains("KeyValues=[x|y|z]", Views.Describe(scored.Schema["Label"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_promised_schema_has_the_same_columns()
    {
        Assert.Equal(
            [
                "Features Vector Single key=False {}",
                "Label Scalar UInt32 key=True {KeyValues}",
                "PredictedLabel Scalar UInt32 key=True {KeyValues, ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Score Vector Single key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind, SlotNames, TrainingLabelValues}",
                "Weight Scalar Single key=False {}",
            ],
            Promise(Named("cat", "dog", "eel")));
    }

    [Fact]
    public void Without_key_values_none_are_promised()
    {
        Assert.Equal(
            [
                "PredictedLabel Scalar UInt32 key=True {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Score Vector Single key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
            ],
            Promise(Data()).Where(line => line.StartsWith("PredictedLabel", StringComparison.Ordinal) || line.StartsWith("Score", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_second_model_gets_the_next_score_set_and_hides_the_first_ones_columns()
    {
        var data = Data();
        var once = Trainer().Fit(data).Transform(data);

        var twice = Trainer().Fit(once).Transform(once);

        Assert.Equal(["Label", "Weight", "Features", "PredictedLabel", "PredictedLabel", "Score", "Score"], twice.Schema.Select(column => column.Name));
        Assert.Equal([false, false, false, true, false, true, false], twice.Schema.Select(column => column.IsHidden));
        Assert.Contains("ScoreColumnSetId=2", Views.Describe(twice.Schema["Score"]), StringComparison.Ordinal);
        Assert.Contains("ScoreColumnSetId=2", Views.Describe(twice.Schema["PredictedLabel"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_are_softmax_probabilities_and_the_label_is_the_first_largest()
    {
        var data = Data();
        var model = Trainer().Fit(data);
        var scored = model.Transform(data);

        var scores = Views.Vectors(scored, "Score");
        var labels = Views.Column<uint>(scored, "PredictedLabel");

        for (var i = 0; i < _rows.Length; i++)
        {
            var expected = Softmax(model.Model, _rows[i].Features);
            Assert.All(expected.Zip(scores[i]), pair => Assert.Equal(pair.First, pair.Second, Probability));
            Assert.Equal((uint)Array.IndexOf(scores[i], scores[i].Max()) + 1, labels[i]);
        }
    }

    [Fact]
    public void Equal_scores_give_the_first_class()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new Row { Class = (uint)(i % Classes), Features = new VBuffer<float>(Features, 0, [], []) }).ToArray();
        var data = Samples.Multiclass(_context, rows, Classes, Features);

        var scored = Trainer().Fit(data).Transform(data);

        Assert.All(Views.Column<uint>(scored, "PredictedLabel"), label => Assert.Equal(1u, label));
    }

    [Fact]
    public void A_feature_that_is_not_a_number_gives_scores_that_are_none_and_no_label()
    {
        var model = Trainer().Fit(Data());
        var broken = Samples.Multiclass(_context, [new Row { Features = new VBuffer<float>(Features, [1, float.NaN, 0, 0]) }], Classes, Features);

        var scored = model.Transform(broken);

        Assert.All(Views.Vectors(scored, "Score")[0], score => Assert.True(float.IsNaN(score)));
        Assert.Equal([0u], Views.Column<uint>(scored, "PredictedLabel"));
    }

    [Fact]
    public void Sparse_rows_score_as_dense_ones()
    {
        var model = Trainer().Fit(Data());
        float[][] values = [[0, 2, 0, 0], [0, 0, 0, 0], [-1, 0, 3, 0]];
        var dense = values.Select(v => new Row { Features = new VBuffer<float>(Features, v) }).ToArray();
        var sparse = dense.Select(row => new Row { Features = Samples.Sparse(row.Features) }).ToArray();

        var expected = Views.Vectors(model.Transform(Samples.Multiclass(_context, dense, Classes, Features)), "Score");
        var actual = Views.Vectors(model.Transform(Samples.Multiclass(_context, sparse, Classes, Features)), "Score");

        Assert.All(expected.Zip(actual).SelectMany(pair => pair.First.Zip(pair.Second)), pair => Assert.Equal(pair.First, pair.Second, Probability));
    }

    [Fact]
    public void Features_of_another_size_cannot_be_scored()
    {
        var model = Trainer().Fit(Data());
        var wide = Samples.Multiclass(_context, Samples.Clusters(3, Classes, 5), Classes, 5);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.GetOutputSchema(wide.Schema));
        Assert.Contains("Vector<Single, 4>", error.Message, StringComparison.Ordinal);
        Assert.Contains("Vector<Single, 5>", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => model.Transform(wide));
    }

    [Fact]
    public void Without_its_feature_column_nothing_is_scored()
    {
        var model = Trainer().Fit(Data());
        var other = Samples.View(_context, _rows, Classes, Features, nameof(Row.Weight));

        Assert.Contains("Features", Assert.Throws<ArgumentOutOfRangeException>(() => model.GetOutputSchema(other.Schema)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => model.Transform(other));
    }

    [Fact]
    public void A_label_is_not_needed_to_score()
    {
        var model = Trainer().Fit(Data());
        var unlabelled = Samples.View(_context, _rows, Classes, Features, nameof(Row.Features));

        Assert.Equal(Views.Vectors(model.Transform(Data()), "Score"), Views.Vectors(model.Transform(unlabelled), "Score"));
    }

    [Fact]
    public void The_transformer_tells_its_model_and_its_feature_column()
    {
        var model = Trainer().Fit(Data());

        Assert.Equal("Features", model.FeatureColumnName);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, Features), model.FeatureColumnType);
        Assert.IsType<MaximumEntropyModelParameters>(model.Model);
        Assert.IsAssignableFrom<ISingleFeaturePredictionTransformer<object>>(model);
    }

    private static float[] Softmax(MaximumEntropyModelParameters model, VBuffer<float> features)
    {
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        var x = features.DenseValues().ToArray();
        var raw = weights.Zip(model.GetBiases(), (w, b) => b + w.DenseValues().Zip(x, (p, q) => (double)p * q).Sum()).ToArray();
        var total = raw.Sum(Math.Exp);
        return [.. raw.Select(value => (float)(Math.Exp(value) / total))];
    }

    private LbfgsMaximumEntropyMulticlassTrainer Trainer() => _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy();

    private IDataView Data() => Samples.Multiclass(_context, _rows, Classes, Features);

    private IDataView Named(params string[] names) =>
        Samples.WithKeyValues(_context, _rows, Features, names.Select(name => name.AsMemory()).ToArray(), TextDataViewType.Instance);

    private string[] Promise(IDataView data) => Views.DescribePromise(SchemaPromise.Of(data.Schema, Trainer()));
}
