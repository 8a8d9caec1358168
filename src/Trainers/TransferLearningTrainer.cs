using Microsoft.ML;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Trainers.Transfer;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Trainers;

/// <summary>
/// Brings a trained backbone to another task. The catalogs make it: <c>mlContext.MulticlassClassification.Trainers.TransferLearning(...)</c>.
/// </summary>
public sealed class TransferLearningTrainer : IEstimator<TrainedImageModel>
{
    private readonly ImageTask _task;
    private readonly Lazy<Backbone> _backbone;
    private readonly VisionRun _run;

    internal TransferLearningTrainer(
        ImageTask task, Lazy<Backbone> backbone, TransferLearningOptions options, string labelColumnName, string featureColumnName, VisionRun? run)
    {
        (_task, _backbone, Options, _run) = (task, backbone, options, run ?? new VisionRun());
        (LabelColumnName, FeatureColumnName) = (labelColumnName, featureColumnName);
    }

    /// <summary>The column of what is true.</summary>
    public string LabelColumnName { get; }

    /// <summary>The column of pictures, or of vectors of their pixels.</summary>
    public string FeatureColumnName { get; }

    /// <summary>How it trains.</summary>
    public TransferLearningOptions Options { get; }

    /// <inheritdoc/>
    public TrainedImageModel Fit(IDataView input) => Fit(input, validation: null);

    /// <summary>Trains, and measures every epoch with data of its own, whatever <see cref="ImageTrainingOptions.ValidationFraction"/> says.</summary>
    public TrainedImageModel Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.Validate();
        return new TransferFit(_task, Options, LabelColumnName, FeatureColumnName, _run).Fit(_backbone.Value, input, validation);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        PictureInput.Check(inputSchema, FeatureColumnName, _task.Owner);
        LabelShape.Check(inputSchema.Require(LabelColumnName, _task.Owner, "the label"), _task.Kind, _task.Owner);
        return inputSchema.With(ScoreColumns.Promise(_task.Kind, isNamed: true, new ScoreNames()));
    }
}
