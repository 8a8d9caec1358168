using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Transformer = Microsoft.ML.Data.BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>LbfgsLogisticRegression: weights (the expected ones are ML.NET 5.0's own), output columns and values, threshold.</summary>
public sealed class LogisticRegressionTests
{
    /// <summary>A strictly convex problem, run to the end.</summary>
    private const float Optimum = 2e-6f;

    /// <summary>How far ML.NET's own weights move with the number of threads when L1 or a coarse stop rule is on.</summary>
    private const float StoppingNoise = 5e-4f;

    /// <summary>A deviance is some 200 times the loss.</summary>
    private const float DevianceDigits = 1e-3f;

    /// <summary>Sums of a few products in single precision.</summary>
    private const float ScoreDigits = 2e-6f;

    private const int Features = 4;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(120, 2, Features, spread: 2);

    [Fact]
    public void The_defaults_penalise_with_L1_and_L2()
    {
        var model = Fit(new());

        Assert.Equal(-0.5433403f, model.Model.SubModel.Bias, StoppingNoise);
        Same([0.08693556f, 0.37399688f, 0.778797f, 0.15667929f], model, StoppingNoise);
        Assert.Null(model.Model.SubModel.Statistics);
    }

    [Fact]
    public void L2_alone_gives_the_optimum_of_the_penalised_likelihood()
    {
        var model = Fit(new() { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f });

        Assert.Equal(-0.57523906f, model.Model.SubModel.Bias, Optimum);
        Same([0.10527138f, 0.4069288f, 0.8301927f, 0.18334872f], model, Optimum);
    }

    [Fact]
    public void L1_alone_drops_weights()
    {
        var model = Fit(new() { L1Regularization = 8, L2Regularization = 0 });

        Assert.Equal(-0.45985323f, model.Model.SubModel.Bias, StoppingNoise);
        Same([0, 0.2607818f, 0.63127625f, 0.044308454f], model, StoppingNoise);
        Assert.Equal(0, model.Model.SubModel.Weights[0]);
    }

    [Fact]
    public void Example_weights_scale_each_examples_loss()
    {
        var model = Fit(new() { L1Regularization = 0, OptimizationTolerance = 1e-9f, ExampleWeightColumnName = "Weight" });

        Assert.Equal(-0.46727517f, model.Model.SubModel.Bias, StoppingNoise);
        Same([0.13031638f, 0.38748667f, 0.83368737f, 0.20944452f], model, StoppingNoise);
    }

    [Fact]
    public void Non_negativity_without_L1_holds_for_the_bias_too()
    {
        var model = Fit(new() { L1Regularization = 0, OptimizationTolerance = 1e-9f, EnforceNonNegativity = true });

        Assert.Equal(0, model.Model.SubModel.Bias);
        Same([0.18268181f, 0.27361628f, 0.79670364f, 0.1985238f], model, StoppingNoise);
    }

    [Fact]
    public void Statistics_tell_how_well_the_model_fits()
    {
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 0.1f,
            OptimizationTolerance = 1e-9f,
            ShowTrainingStatistics = true,
        };

        var statistics = Fit(options).Model.SubModel.Statistics;

        Assert.Equal(120, statistics.TrainingExampleCount);
        Assert.Equal(5, statistics.ParametersCount);
        Assert.Equal(95.39582f, statistics.Deviance, DevianceDigits);
        Assert.Equal(166.35532f, statistics.NullDeviance, DevianceDigits);
    }

    [Fact]
    public void The_calibrator_is_the_logistic_function_itself()
    {
        var calibrator = Fit(new()).Model.Calibrator;

        Assert.Equal((-1.0, 0.0), (calibrator.Slope, calibrator.Offset));
        Assert.Equal(0.5f, calibrator.PredictProbability(0));
        Assert.Equal(0.880797f, calibrator.PredictProbability(2), ScoreDigits);
        Assert.Equal(1f, calibrator.PredictProbability(1000));
        Assert.Equal(0f, calibrator.PredictProbability(-1000));
        Assert.True(float.IsNaN(calibrator.PredictProbability(float.NaN)));
    }

    [Fact]
    public void Parts_of_the_calibrated_model_are_typed_and_untyped()
    {
        var model = Fit(new()).Model;

        Assert.Same(model.SubModel, ((CalibratedModelParametersBase)model).SubModel);
        Assert.Same(model.Calibrator, ((CalibratedModelParametersBase)model).Calibrator);
        Assert.Equal(Features, model.SubModel.Weights.Count);
        Assert.Equal(model.SubModel.Weights[2], model.SubModel.Weights.ElementAt(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SubModel.Weights[Features]);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SubModel.Weights[-1]);
    }

    [Fact]
    public void PredictedLabel_Score_and_Probability_are_added_with_their_annotations()
    {
        var data = Data();
        var schema = Fit(new()).GetOutputSchema(data.Schema);

        Assert.Equal(
            [
                "PredictedLabel Boolean {ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, ScoreValueKind=PredictedLabel}",
                "Score Single {ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, ScoreValueKind=Score}",
                "Probability Single {IsNormalized=True, ScoreColumnKind=BinaryClassification, ScoreColumnSetId=1, ScoreValueKind=Probability}",
            ],
            Views.DescribeAll(schema).Skip(data.Schema.Count));
    }

    [Fact]
    public void The_promised_schema_has_the_same_columns()
    {
        Assert.Equal(
            [
                "Features Vector Single key=False {}",
                "Label Scalar Boolean key=False {}",
                "PredictedLabel Scalar Boolean key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Probability Scalar Single key=False {IsNormalized, ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Score Scalar Single key=False {ScoreColumnKind, ScoreColumnSetId, ScoreValueKind}",
                "Weight Scalar Single key=False {}",
            ],
            Views.DescribePromise(SchemaPromise.Of(Data().Schema, _context.BinaryClassification.Trainers.LbfgsLogisticRegression())));
    }

    [Fact]
    public void The_score_is_linear_the_probability_logistic_and_positive_means_above_zero()
    {
        var model = Fit(new());
        var scored = model.Transform(Data());
        var scores = Views.Column<float>(scored, "Score");
        var probabilities = Views.Column<float>(scored, "Probability");
        var labels = Views.Column<bool>(scored, "PredictedLabel");

        for (var i = 0; i < _rows.Length; i++)
        {
            var expected = model.Model.SubModel.Bias + _rows[i].Features.DenseValues().Zip(model.Model.SubModel.Weights, (x, w) => x * w).Sum();
            Assert.Equal(expected, scores[i], ScoreDigits);
            Assert.Equal(1 / (1 + Math.Exp(-scores[i])), probabilities[i], ScoreDigits);
            Assert.Equal(scores[i] > 0, labels[i]);
        }
    }

    [Fact]
    public void A_feature_that_is_not_a_number_gives_no_score_and_a_negative_label()
    {
        var broken = Samples.Binary(_context, [new Row { Features = new VBuffer<float>(Features, [1, float.NaN, 0, 0]) }], Features);
        var scored = Fit(new()).Transform(broken);

        Assert.True(float.IsNaN(Views.Column<float>(scored, "Score")[0]));
        Assert.True(float.IsNaN(Views.Column<float>(scored, "Probability")[0]));
        Assert.False(Views.Column<bool>(scored, "PredictedLabel")[0]);
    }

    [Fact]
    public void Another_threshold_changes_labels_only()
    {
        var model = Fit(new());
        var strict = _context.BinaryClassification.ChangeModelThreshold(model, 1.5f);

        var expected = model.Transform(Data());
        var actual = strict.Transform(Data());
        var scores = Views.Column<float>(expected, "Score");
        Assert.Equal(scores, Views.Column<float>(actual, "Score"));
        Assert.Equal(scores.Select(score => score > 1.5f), Views.Column<bool>(actual, "PredictedLabel"));
        Assert.Same(model, _context.BinaryClassification.ChangeModelThreshold(model, 0));
        Assert.Same(model.Model, strict.Model);
    }

    [Fact]
    public void A_changed_threshold_survives_saving()
    {
        var strict = _context.BinaryClassification.ChangeModelThreshold(Fit(new()), 1.5f);

        var loaded = Views.Reload(_context, strict, Data().Schema);

        Assert.Equal(Views.Column<bool>(strict.Transform(Data()), "PredictedLabel"), Views.Column<bool>(loaded.Transform(Data()), "PredictedLabel"));
        Assert.Equal(Views.Column<float>(strict.Transform(Data()), "Probability"), Views.Column<float>(loaded.Transform(Data()), "Probability"));
    }

    [Fact]
    public void Training_goes_on_from_a_linear_model()
    {
        var options = () => new LbfgsLogisticRegressionBinaryTrainer.Options { L1Regularization = 0, L2Regularization = 0.1f, OptimizationTolerance = 1e-9f };
        var optimum = Fit(options());
        var oneStep = options();
        oneStep.MaximumNumberOfIterations = 1;

        var continued = _context.BinaryClassification.Trainers.LbfgsLogisticRegression(oneStep).Fit(Data(), optimum.Model.SubModel);

        Same([.. optimum.Model.SubModel.Weights], continued, StoppingNoise);
    }

    [Fact]
    public void Labels_of_one_kind_only_still_give_a_model()
    {
        var rows = Samples.Clusters(20, 1, Features);

        var model = _context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Samples.Binary(_context, rows, Features));

        Assert.All(Views.Column<bool>(model.Transform(Samples.Binary(_context, rows, Features)), "PredictedLabel"), Assert.False);
    }

    [Fact]
    public void A_label_that_is_not_boolean_is_refused_with_both_types()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Samples.Regression(_context, _rows, Features)));

        Assert.All((string[])["label", "Label", "Boolean", "Single"], word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_one_usable_row_training_fails()
    {
        Assert.Throws<InvalidOperationException>(
            () => _context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Samples.Binary(_context, [], Features)));
    }

    private static void Same(float[] expected, Transformer model, float tolerance) =>
        Assert.All(expected.Zip(model.Model.SubModel.Weights), pair => Assert.Equal(pair.First, pair.Second, tolerance));

    private IDataView Data() => Samples.Binary(_context, _rows, Features);

    private Transformer Fit(LbfgsLogisticRegressionBinaryTrainer.Options options) =>
        _context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(Data());
}
