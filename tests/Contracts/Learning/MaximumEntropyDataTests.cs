using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>What LbfgsMaximumEntropy takes and refuses as training data.</summary>
public sealed class MaximumEntropyDataTests
{
    /// <summary>Sums in another order move the optimum in the sixth digit.</summary>
    private const float Rounding = 1e-5f;

    private const int Classes = 3;
    private const int Features = 20;
    private readonly MLContext _context = new(1);

    [Fact]
    public void Rows_with_a_feature_that_is_not_finite_are_left_out_with_a_warning()
    {
        var rows = Samples.Clusters(90, Classes, Features);
        var bad = Samples.Clusters(6, Classes, Features, seed: 9);
        float[] spoils = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        for (var i = 0; i < bad.Length; i++)
            bad[i].Features = With(bad[i].Features, i, spoils[i % spoils.Length]);
        var warnings = new List<string>();
        _context.Log += (_, entry) =>
        {
            if (entry.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
                warnings.Add(entry.RawMessage);
        };

        var spoilt = Weights([.. bad.Take(3), .. rows, .. bad.Skip(3)]);

        Same(Weights(rows), spoilt);
        Assert.Contains(warnings, text => text.Contains('6', StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_with_a_missing_label_are_left_out()
    {
        var rows = Samples.Clusters(90, Classes, Features);
        var unlabelled = Samples.Clusters(5, Classes, Features, seed: 9);
        foreach (var row in unlabelled)
            row.Class = Classes;

        Same(Weights(rows), Weights([.. rows, .. unlabelled]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Rows_whose_weight_is_not_positive_and_finite_are_left_out(float weight)
    {
        var rows = Samples.Clusters(90, Classes, Features);
        var weightless = Samples.Clusters(5, Classes, Features, seed: 9);
        foreach (var row in weightless)
            row.Weight = weight;

        Same(Weights(rows, "Weight"), Weights([.. rows, .. weightless], "Weight"));
    }

    [Fact]
    public void Sparse_rows_count_as_dense_ones()
    {
        var rows = Samples.Clusters(90, Classes, Features);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < Features; j++)
            {
                if ((i + j) % 5 != 0)
                    rows[i].Features = With(rows[i].Features, j, 0);
            }
        }

        var dense = Weights(rows);
        foreach (var row in rows)
            row.Features = Samples.Sparse(row.Features);

        Same(dense, Weights(rows));
    }

    [Fact]
    public void An_empty_row_of_features_still_moves_the_biases()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new Row { Class = i < 20 ? 0u : 1u, Features = new VBuffer<float>(Features, 0, [], []) }).ToArray();

        var model = Fit(rows);

        Assert.Equal(Math.Log(2), model.GetBiases().First() - model.GetBiases().ElementAt(1), 1e-3);
        Assert.All(Flat(model), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Without_one_usable_row_training_fails()
    {
        var rows = Samples.Clusters(5, Classes, Features);
        foreach (var row in rows)
            row.Features = With(row.Features, 3, float.NaN);

        Assert.Throws<InvalidOperationException>(() => Fit(rows));
        Assert.Throws<InvalidOperationException>(() => Fit([]));
    }

    [Fact]
    public void A_class_without_rows_is_kept_and_improbable()
    {
        var rows = Samples.Clusters(60, 2, Features);
        var data = Samples.Multiclass(_context, rows, Classes, Features);

        var scored = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data).Transform(data);

        Assert.All(Views.Vectors(scored, "Score"), score => Assert.True(score.Length == Classes && score[2] < Math.Min(0.1f, Math.Max(score[0], score[1]))));
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var data = Samples.Multiclass(_context, Samples.Clusters(9, Classes, Features), Classes, Features);
        var trainers = _context.MulticlassClassification.Trainers;

        Names("feature", "Pixels", () => trainers.LbfgsMaximumEntropy(featureColumnName: "Pixels").Fit(data));
        Names("label", "Kind", () => trainers.LbfgsMaximumEntropy(labelColumnName: "Kind").Fit(data));
        Names("weight", "Importance", () => trainers.LbfgsMaximumEntropy(exampleWeightColumnName: "Importance").Fit(data));
    }

    [Fact]
    public void A_column_of_another_type_is_named_with_both_types()
    {
        var rows = Samples.Clusters(9, Classes, Features);
        var trainers = _context.MulticlassClassification.Trainers;
        var scalars = Samples.Regression(_context, rows, Features);

        Names("label", "Label", () => trainers.LbfgsMaximumEntropy().Fit(scalars), "Key<UInt32>", "Single");
        Names("feature", "Label", () => trainers.LbfgsMaximumEntropy(featureColumnName: "Label").Fit(scalars), "Vector<Single>", "Single");
        Names(
            "weight",
            "Features",
            () => trainers.LbfgsMaximumEntropy("Label", "Features", "Features").Fit(Samples.Multiclass(_context, rows, Classes, Features)),
            "Single",
            "Vector<Single>");
    }

    [Fact]
    public void Features_of_unknown_size_are_refused()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Class"].ColumnType = new KeyDataViewType(typeof(uint), Classes);
        var data = _context.Data.LoadFromEnumerable(Samples.Clusters(9, Classes, Features), definition);

        Names(
            "feature",
            "Features",
            () => _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Class").Fit(data),
            "Vector<Single>",
            "VarVector<Single>");
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_the_trainer_is_made()
    {
        var trainers = _context.MulticlassClassification.Trainers;
        Action<LbfgsMaximumEntropyMulticlassTrainer.Options>[] faults =
        [
            o => o.L1Regularization = -1,
            o => o.L2Regularization = -1,
            o => o.OptimizationTolerance = 0,
            o => o.HistorySize = 0,
            o => o.MaximumNumberOfIterations = 0,
            o => o.NumberOfThreads = 0,
            o => o.StochasticGradientDescentInitilaizationTolerance = -1,
        ];

        Assert.All(faults, fault =>
        {
            var options = new LbfgsMaximumEntropyMulticlassTrainer.Options();
            fault(options);
            Assert.Throws<ArgumentOutOfRangeException>(() => trainers.LbfgsMaximumEntropy(options));
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => trainers.LbfgsMaximumEntropy(labelColumnName: ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainers.LbfgsMaximumEntropy(featureColumnName: ""));
    }

    [Fact]
    public void Defaults_are_those_documented()
    {
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options();

        Assert.Equal(("Label", "Features", null), (options.LabelColumnName, options.FeatureColumnName, options.ExampleWeightColumnName));
        Assert.Equal((1f, 1f, 1e-7f), (options.L1Regularization, options.L2Regularization, options.OptimizationTolerance));
        Assert.Equal((20, int.MaxValue), (options.HistorySize, options.MaximumNumberOfIterations));
        Assert.Equal((0f, 0f), (options.InitialWeightsDiameter, options.StochasticGradientDescentInitilaizationTolerance));
        Assert.Null(options.NumberOfThreads);
        Assert.False(options.DenseOptimizer || options.EnforceNonNegativity || options.Quiet || options.ShowTrainingStatistics);
    }

    [Fact]
    public void The_trainer_tells_its_columns_and_needs()
    {
        var trainer = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("L", "F", "W");

        Assert.Equal(("L", "F", "W"), (trainer.LabelColumn.Name, trainer.FeatureColumn.Name, trainer.WeightColumn.Name));
        Assert.True(trainer.LabelColumn.IsKey);
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, trainer.FeatureColumn.Kind);
        Assert.Equal((true, true), (trainer.Info.NeedNormalization, trainer.Info.WantCaching));
    }

    private static VBuffer<float> With(VBuffer<float> features, int index, float value)
    {
        var values = features.DenseValues().ToArray();
        values[index] = value;
        return new VBuffer<float>(values.Length, values);
    }

    private static void Same(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Rounding));

    private static void Names(string role, string column, Action action, params string[] types)
    {
        var message = Assert.Throws<ArgumentOutOfRangeException>(action).Message;
        Assert.All(types.Append(role).Append(column), word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    private static float[] Flat(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        return [.. weights.SelectMany(row => row.DenseValues())];
    }

    private float[] Weights(Row[] rows, string? weightColumn = null)
    {
        var model = Fit(rows, weightColumn);
        return [.. model.GetBiases(), .. Flat(model)];
    }

    private MaximumEntropyModelParameters Fit(Row[] rows, string? weightColumn = null) =>
        _context.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy(exampleWeightColumnName: weightColumn, l1Regularization: 0, optimizationTolerance: 1e-9f)
            .Fit(Samples.Multiclass(_context, rows, Classes, Features)).Model;
}
