using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Objectives;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsMaximumEntropyMulticlassTrainer
    : LbfgsTrainerBase<
        LbfgsMaximumEntropyMulticlassTrainer.Options,
        MulticlassPredictionTransformer<MaximumEntropyModelParameters>,
        MaximumEntropyModelParameters>
{
    internal LbfgsMaximumEntropyMulticlassTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, TrainerColumns.KeyLabel)
    {
    }

    public MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(IDataView trainData, MaximumEntropyModelParameters modelParameters)
        => Train(trainData, modelParameters);

    private protected override int ClassesOf(Examples examples)
    {
        var count = ((KeyDataViewType)examples.Label.Value.Type).Count;
        Guard.Argument(count < (ulong)Array.MaxLength, "data", $"The label column '{examples.Label.Value.Name}' has {count} classes, more than can be learnt.");
        return (int)count;
    }

    private protected override RowObjective ObjectiveOf(TrainingRows rows, int classes, int threads) =>
        new SoftmaxObjective(rows, classes, Settings.L2Regularization, threads);

    private protected override MaximumEntropyModelParameters ModelOf(float[] point, TrainingRows rows, float loss)
    {
        var classes = point.Length / (rows.FeatureCount + 1);
        var statistics = Settings.ShowTrainingStatistics ? Statistics(point, classes, rows, loss) : null;
        return new MaximumEntropyModelParameters(point[..classes], point[classes..], statistics);
    }

    private protected override float[] PointOf(object model)
    {
        var given = (MaximumEntropyModelParameters)model;
        return [.. given.GetBiases(), .. given.AllWeights];
    }

    private protected override SchemaShape.Column[] Outputs(SchemaShape inputSchema)
    {
        var label = inputSchema.Find(LabelColumn.Name, "label");
        var keyValues = label.Annotations.Where(kind => kind.Name == AnnotationKinds.KeyValues);
        return [ScorePromises.Score(vector: true, ScorePromises.NamesOfSlots(label)), ScorePromises.KeyLabel([.. keyValues])];
    }

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> MakeTransformer(
        MaximumEntropyModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    private ModelStatisticsBase Statistics(float[] point, int classes, TrainingRows rows, float loss)
    {
        var weights = new double[classes];
        for (var i = 0; i < rows.Count; i++)
            weights[(int)rows.Label(i)] += rows.Weight(i);
        return PenalisedFit.Statistics(point, classes, rows, loss, Settings.L1Regularization, Settings.L2Regularization, PenalisedFit.NullDeviance(weights));
    }

    public sealed class Options : OptionsBase
    {
        public bool ShowTrainingStatistics;
    }
}
