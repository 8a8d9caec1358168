using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>Permutation feature importance. The expected numbers are ML.NET 5.0's own for the seed: permutations are equal to the last row.</summary>
public sealed class FeatureImportanceTests
{
    /// <summary>The models differ by so much, and metrics follow them.</summary>
    private const double Near = 1e-5;

    private const int Features = 4;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(150, 3, Features);

    [Fact]
    public void Regression_metrics_change_as_in_MLNet()
    {
        var (model, data) = Regression(_rows);

        var importance = _context.Regression.PermutationFeatureImportance(model, data, permutationCount: 2);

        Same([1.10771281, 0.414594039, 2.36483155, 0.901576915], importance.Select(feature => feature.MeanAbsoluteError.Mean));
        Same([2.16365182, 0.373332061, 9.68009262, 1.47866144], importance.Select(feature => feature.MeanSquaredError.Mean));
        Same([1.35838478, 0.504788747, 2.99628841, 1.10488227], importance.Select(feature => feature.RootMeanSquaredError.Mean));
        Same([-0.22999013, -0.0396841527, -1.02896674, -0.15717757], importance.Select(feature => feature.RSquared.Mean));
        Same([0.16235279, 0.0480345637, 0.503996086, 0.0368340852], importance.Select(feature => feature.MeanSquaredError.StandardDeviation));
        Assert.All(importance, feature => Assert.Equal(feature.MeanSquaredError.StandardDeviation / Math.Sqrt(2), feature.MeanSquaredError.StandardError, 9));
        Assert.All(importance, feature => Assert.Equal((2, 2), (feature.RSquared.Count, feature.LossFunction.Count)));
    }

    [Fact]
    public void Multiclass_metrics_change_as_in_MLNet()
    {
        var data = Samples.Multiclass(_context, _rows, 3, Features);
        var model = _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(data);

        var importance = _context.MulticlassClassification.PermutationFeatureImportance(model, data, permutationCount: 3);

        Same([-0.193333333, -0.128888889, -0.322222222, -0.0222222222], importance.Select(feature => feature.MicroAccuracy.Mean));
        Same([-0.193333333, -0.128888889, -0.322222222, -0.0222222222], importance.Select(feature => feature.MacroAccuracy.Mean));
        Same([0.544632286, 0.25400576, 1.18613881, 0.0861231491], importance.Select(feature => feature.LogLoss.Mean));
        Same([-0.495745671, -0.231206007, -1.07967007, -0.0783926686], importance.Select(feature => feature.LogLossReduction.Mean));
        Same([0.0344891521, 0.195075466, 2.08099698, -0.00912058178], importance.Select(feature => feature.PerClassLogLoss[1].Mean));
        Assert.All(importance, feature => Assert.Equal((3, 0.0, 3), (feature.PerClassLogLoss.Count, feature.TopKAccuracy.Mean, feature.TopKAccuracy.Count)));
    }

    [Fact]
    public void Binary_metrics_change_as_in_MLNet()
    {
        var data = Samples.Binary(_context, _rows, Features);
        var model = _context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);

        var importance = _context.BinaryClassification.PermutationFeatureImportance(model, data);

        Same([-0.001, -0.056, -0.301, 0], importance.Select(feature => feature.AreaUnderRocCurve.Mean));
        Same([-0.00666666667, -0.0933333333, -0.326666667, 0], importance.Select(feature => feature.Accuracy.Mean));
        Same([-0.0191836735, -0.114739229, -0.504638219, 0], importance.Select(feature => feature.PositivePrecision.Mean));
        Same([0, -0.18, -0.54, 0], importance.Select(feature => feature.PositiveRecall.Mean));
        Same([-0.000297029703, -0.084582744, -0.253315898, 0], importance.Select(feature => feature.NegativePrecision.Mean));
        Same([-0.01, -0.05, -0.22, 0], importance.Select(feature => feature.NegativeRecall.Mean));
        Same([-0.00949494949, -0.149494949, -0.523963035, 0], importance.Select(feature => feature.F1Score.Mean));
        Same([-0.00193851817, -0.105970108, -0.451646133, 0], importance.Select(feature => feature.AreaUnderPrecisionRecallCurve.Mean));
    }

    [Fact]
    public void One_permutation_has_no_spread_and_none_has_nothing()
    {
        var (model, data) = Regression(_rows);

        var one = _context.Regression.PermutationFeatureImportance(model, data)[0].MeanSquaredError;
        var none = _context.Regression.PermutationFeatureImportance(model, data, permutationCount: 0)[0].MeanSquaredError;

        Assert.Equal((1, 0.0, 0.0), (one.Count, one.StandardDeviation, one.StandardError));
        Assert.True(one.Mean > 0);
        Assert.Equal((0, 0.0, 0.0), (none.Count, none.Mean, none.StandardDeviation));
    }

    [Fact]
    public void Sparse_rows_are_worth_what_dense_ones_are()
    {
        foreach (var row in _rows.Where((_, i) => i % 3 == 0))
            row.Features = new VBuffer<float>(Features, [0, .. row.Features.DenseValues().Skip(1).Take(2), 0]);
        var (model, data) = Regression(_rows);
        var sparse = _rows.Select(row => new Row { Target = row.Target, Features = Samples.Sparse(row.Features) }).ToArray();

        var expected = new MLContext(3).Regression.PermutationFeatureImportance(model, data);
        var actual = new MLContext(3).Regression.PermutationFeatureImportance(model, Samples.Regression(_context, sparse, Features));

        Same(expected.Select(feature => feature.MeanSquaredError.Mean), actual.Select(feature => feature.MeanSquaredError.Mean));
    }

    [Fact]
    public void Only_the_first_examples_are_used_where_that_is_asked_for()
    {
        var (model, data) = Regression(_rows);

        var first = new MLContext(3).Regression.PermutationFeatureImportance(model, data, numberOfExamplesToUse: 40);

        // The baseline is that of all rows, so the first 40 have to be compared by hand.
        var head = _context.Data.TakeRows(data, 40);
        var evaluated = _context.Regression.Evaluate(model.Transform(head)).MeanSquaredError
            - _context.Regression.Evaluate(model.Transform(data)).MeanSquaredError;
        var alone = new MLContext(3).Regression.PermutationFeatureImportance(model, head);
        Same(alone.Select(feature => feature.MeanSquaredError.Mean + evaluated), first.Select(feature => feature.MeanSquaredError.Mean));
        Assert.Throws<InvalidOperationException>(() => _context.Regression.PermutationFeatureImportance(model, data, numberOfExamplesToUse: 0));
    }

    [Fact]
    public void Features_with_a_weight_come_again_behind_all_where_weights_are_asked_for()
    {
        foreach (var row in _rows)
            row.Features = new VBuffer<float>(Features, [.. row.Features.DenseValues().Take(2), 0, row.Features.GetItemOrDefault(3)]);
        var (model, data) = Regression(_rows);
        Assert.Equal(0, model.Model.Weights[2]);

        var importance = _context.Regression.PermutationFeatureImportance(model, data, useFeatureWeightFilter: true);

        Assert.Equal(Features + 3, importance.Length);
        Assert.Equal(0, importance[2].MeanSquaredError.Mean);
        Assert.All(importance.Where((_, i) => i != 2), feature => Assert.NotEqual(0, feature.MeanSquaredError.Mean));
    }

    [Fact]
    public void A_model_without_weights_has_no_importance_by_weight()
    {
        foreach (var row in _rows)
            row.Features = new VBuffer<float>(Features, new float[Features]);
        var (model, data) = Regression(_rows);

        Assert.Empty(_context.Regression.PermutationFeatureImportance(model, data, useFeatureWeightFilter: true));
    }

    [Fact]
    public void Names_of_features_lead_to_their_importance_through_a_chain()
    {
        var points = _context.Data.LoadFromEnumerable(_rows.Select(Point.Of));
        var preparation = _context.Transforms.Concatenate("Features", "Height", "Width").Fit(points);
        var data = preparation.Transform(points);
        var trainer = _context.BinaryClassification.Trainers.LbfgsLogisticRegression("Positive");
        var model = _context.Transforms.CopyColumns("Copy", "Height").Append(trainer).Fit(data);

        var named = new MLContext(5).BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, data, "Positive", permutationCount: 2);

        Assert.Equal(["Height", "Width"], named.Keys.Order());
        var listed = new MLContext(5).BinaryClassification.PermutationFeatureImportance(model.LastTransformer, data, "Positive", permutationCount: 2);
        Assert.Equal(listed[0].Accuracy.Mean, named["Height"].Accuracy.Mean, 9);
        Assert.Equal(listed[1].AreaUnderRocCurve.Mean, named["Width"].AreaUnderRocCurve.Mean, 9);
    }

    [Fact]
    public void Named_importance_needs_a_predictor_and_names()
    {
        var (model, data) = Regression(_rows);
        var copies = _context.Transforms.CopyColumns("Copy", "Features").Fit(data);

        Assert.Throws<ArgumentNullException>(() => _context.Regression.PermutationFeatureImportance((ITransformer)copies, data));
        Assert.Throws<ArgumentNullException>(() => _context.Regression.PermutationFeatureImportance((ITransformer)null!, data));
        Assert.Throws<ArgumentNullException>(() => _context.Regression.PermutationFeatureImportance((ITransformer)model, null!));
        Assert.Throws<InvalidOperationException>(() => _context.Regression.PermutationFeatureImportance((ITransformer)model, data));
        var wrapped = Assert.Throws<TargetInvocationException>(
            () => _context.Regression.PermutationFeatureImportance((ITransformer)model, data, numberOfExamplesToUse: 0));
        Assert.IsType<InvalidOperationException>(wrapped.InnerException);
    }

    private static void Same(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        var (wanted, seen) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(wanted.Length, seen.Length);
        Assert.All(wanted.Zip(seen), pair => Assert.Equal(pair.First, pair.Second, Near));
    }

    private (ISingleFeaturePredictionTransformer<LinearRegressionModelParameters> Model, IDataView Data) Regression(Row[] rows)
    {
        var data = Samples.Regression(_context, rows, Features);
        var options = new SdcaRegressionTrainer.Options { NumberOfThreads = 1, Shuffle = false };
        return (_context.Regression.Trainers.Sdca(options).Fit(data), data);
    }

    private sealed class Point
    {
        public float Height { get; set; }

        public float Width { get; set; }

        public bool Positive { get; set; }

        public static Point Of(Row row) =>
            new() { Height = row.Features.GetItemOrDefault(0), Width = row.Features.GetItemOrDefault(2), Positive = row.Positive };
    }
}
