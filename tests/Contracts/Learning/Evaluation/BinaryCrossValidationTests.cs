using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning.Evaluation;

public sealed class BinaryCrossValidationTests
{
    private const int Features = 3;
    private readonly MLContext _context = new(1);
    private readonly IDataView _data;

    public BinaryCrossValidationTests() => _data = Samples.Binary(_context, Samples.Clusters(200, 2, Features), Features);

    [Fact]
    public void Every_row_is_tested_once_by_a_model_that_has_not_seen_it()
    {
        var trainer = _context.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var folds = _context.BinaryClassification.CrossValidate(_data, trainer, numberOfFolds: 4, seed: 3);


        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(
            Views.Vectors(_data, "Features").Select(row => row[0]).Order(),
            folds.SelectMany(fold => Views.Vectors(fold.ScoredHoldOutSet, "Features")).Select(row => row[0]).Order());
        Assert.All(folds, fold => Assert.Equal(_context.BinaryClassification.Evaluate(fold.ScoredHoldOutSet).LogLoss, fold.Metrics.LogLoss));
        Assert.Equal(4, folds.Select(fold => fold.Metrics.LogLoss).Distinct().Count());
        Assert.All(folds, fold => Assert.Equal(
            Views.Column<float>(fold.ScoredHoldOutSet, "Score"),
            Views.Column<float>(fold.Model.Transform(_data), "Score").Intersect(Views.Column<float>(fold.ScoredHoldOutSet, "Score"))));
    }

    [Fact]
    public void A_trainer_without_probabilities_can_be_cross_validated_too()
    {
        var trainer = _context.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var plain = _context.BinaryClassification.CrossValidateNonCalibrated(_data, trainer, numberOfFolds: 3, seed: 3);

        var calibrated = _context.BinaryClassification.CrossValidate(_data, trainer, numberOfFolds: 3, seed: 3);
        Assert.Equal(calibrated.Select(fold => fold.Metrics.AreaUnderRocCurve), plain.Select(fold => fold.Metrics.AreaUnderRocCurve));
        Assert.All(plain, fold => Assert.Equal(typeof(BinaryClassificationMetrics), fold.Metrics.GetType()));
    }

    [Fact]
    public void A_chain_of_estimators_learns_anew_in_each_fold()
    {
        var chain = _context.Transforms.NormalizeMinMax("Features").Append(_context.BinaryClassification.Trainers.LbfgsLogisticRegression());

        var folds = _context.BinaryClassification.CrossValidate(_data, chain, numberOfFolds: 3);

        Assert.All(folds, fold => Assert.IsType<TransformerChain<BinaryPredictionTransformer<
            CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>>(fold.Model));
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.AreaUnderRocCurve, 0.9, 1));
    }

    [Fact]
    public void Rows_with_the_same_sampling_key_stay_together()
    {
        var folds = _context.BinaryClassification.CrossValidate(
            _data, _context.BinaryClassification.Trainers.LbfgsLogisticRegression(), numberOfFolds: 3, samplingKeyColumnName: "Weight", seed: 3);

        var keys = folds.Select(fold => Views.Column<float>(fold.ScoredHoldOutSet, "Weight").ToHashSet()).ToArray();
        Assert.All(keys, (mine, i) => Assert.All(keys.Where((_, j) => j != i), others => Assert.Empty(mine.Intersect(others))));
    }

    [Fact]
    public void Two_folds_are_the_fewest_and_names_must_be_there()
    {
        var catalog = _context.BinaryClassification;
        var trainer = catalog.Trainers.LbfgsLogisticRegression();

        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CrossValidate(_data, trainer, numberOfFolds: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CrossValidateNonCalibrated(_data, trainer, numberOfFolds: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CrossValidate(_data, trainer, labelColumnName: ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.CrossValidate(_data, trainer, labelColumnName: "Truth"));
        Assert.Throws<ArgumentNullException>(() => catalog.CrossValidate(null, trainer));
        Assert.Throws<ArgumentNullException>(() => catalog.CrossValidateNonCalibrated(_data, null));
    }
}
