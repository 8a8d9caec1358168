using Microsoft.ML.Calibrators;
using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsLogisticRegressionBinaryTrainer : LbfgsTrainerBase<
    LbfgsLogisticRegressionBinaryTrainer.Options,
    BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>,
    CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    internal LbfgsLogisticRegressionBinaryTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, TrainerColumns.BooleanLabel)
    {
    }

    public BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Fit(
        IDataView trainData, LinearModelParameters modelParameters)
        => Train(trainData, modelParameters);

    private protected override int ClassesOf(Examples examples) => 1;

    private protected override RowObjective ObjectiveOf(TrainingRows rows, int classes, int threads) =>
        new LogisticObjective(rows, Settings.L2Regularization, threads);

    /// <summary>The loss is that of a logistic model, so the logistic function is its calibrator.</summary>
    private protected override CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> ModelOf(float[] point, TrainingRows rows, float loss)
    {
        var statistics = Settings.ShowTrainingStatistics ? Statistics(point, rows, loss) : null;
        return new CalibratedLinearModel(new LinearBinaryModelParameters(point[1..], point[0], statistics), new PlattCalibrator(-1, 0));
    }

    private protected override float[] PointOf(object model)
    {
        var given = (LinearModelParameters)model;
        return [given.Bias, .. given.Weights];
    }

    private protected override SchemaShape.Column[] Outputs(SchemaShape inputSchema) =>
        [ScorePromises.Score(vector: false), ScorePromises.Probability, ScorePromises.BooleanLabel];

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> MakeTransformer(
        CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> model, DataViewSchema trainSchema)
        => new(Host, model, trainSchema, FeatureColumn.Name);

    private ModelStatisticsBase Statistics(float[] point, TrainingRows rows, float loss)
    {
        var positive = Enumerable.Range(0, rows.Count).Where(i => rows.Label(i) > 0).Sum(i => (double)rows.Weight(i));
        var nullDeviance = PenalisedFit.NullDeviance([positive, rows.WeightSum - positive]);
        return PenalisedFit.Statistics(point, 1, rows, loss, Settings.L1Regularization, Settings.L2Regularization, nullDeviance);
    }

    public sealed class Options : OptionsBase
    {
        public bool ShowTrainingStatistics;
    }
}
