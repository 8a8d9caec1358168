using Microsoft.ML;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Reading;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Trainers;

/// <summary>Trains a network on pictures. The catalogs make it: <c>mlContext.MulticlassClassification.Trainers.ImageCnn(...)</c>.</summary>
public sealed class ImageTrainer : IEstimator<TrainedImageModel>
{
    private readonly ImageTask _task;
    private readonly NetworkSource _source;
    private readonly VisionRun _run;

    internal ImageTrainer(ImageTask task, NetworkSource source, string labelColumnName, string featureColumnName, VisionRun? run)
    {
        (_task, _source, _run) = (task, source, WithEngine(run ?? new VisionRun(), source));
        (LabelColumnName, FeatureColumnName) = (labelColumnName, featureColumnName);
    }

    /// <summary>The column of what is true.</summary>
    public string LabelColumnName { get; }

    /// <summary>The column of pictures, or of vectors of their pixels.</summary>
    public string FeatureColumnName { get; }

    /// <summary>How it trains.</summary>
    public ImageTrainingOptions Options => _task.Options;

    /// <inheritdoc/>
    public TrainedImageModel Fit(IDataView input) => Fit(input, validation: null);

    /// <summary>Trains, and measures every epoch with data of its own, whatever <see cref="ImageTrainingOptions.ValidationFraction"/> says.</summary>
    public TrainedImageModel Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.Validate();
        return Work().Train(_source, input, validation);
    }

    /// <summary>
    /// Trains a fitted model further, on new data: its network, its weights and its classes, with this trainer's options. What the optimizer remembered is not
    /// taken over; a checkpoint folder does that for a run that was interrupted.
    /// </summary>
    /// <param name="model">The model, of the same task.</param>
    /// <param name="input">The data; a label that the model does not know is an error.</param>
    /// <param name="validation">The data to measure with, or null.</param>
    public TrainedImageModel ContinueFit(ScoringModel model, IDataView input, IDataView? validation = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(input);
        Options.Validate();
        return Work().Continue(model, input, validation);
    }

    /// <summary>
    /// An estimator that trains a network a fold and averages what they say: each is measured with the rows of its fold and trained on the others, classes in
    /// their proportions, so that every row is learnt from and none is needed apart. Checkpoints go to a folder a fold.
    /// </summary>
    /// <param name="folds">How many networks; every class needs as many rows.</param>
    public CommitteeTrainer Committee(int folds = 5) => new(this, folds);

    /// <summary>
    /// An estimator that trains several networks, which differ in their random choices alone, and averages what they say. Each is trained as this one would be;
    /// checkpoints go to a folder a network.
    /// </summary>
    /// <param name="networks">How many.</param>
    public RepeatedTrainer Repeated(int networks = 3) => new(this, networks);

    internal TrainedImageModel FitRepeated(IDataView input, int networks)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(networks, 1);
        Options.Validate();
        return Work().Repeat(_source, input, networks);
    }

    internal TrainedImageModel FitCommittee(IDataView input, int folds)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.Validate();
        return Work().Committee(_source, input, folds);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        PictureInput.Check(inputSchema, FeatureColumnName, _task.Owner);
        LabelShape.Check(inputSchema.Require(LabelColumnName, _task.Owner, "the label"), _task.Kind, _task.Owner);
        return inputSchema.With(ScoreColumns.Promise(_task.Kind, isNamed: true, new ScoreNames()));
    }

    /// <summary>A model that an engine brings along is computed by that engine.</summary>
    private static VisionRun WithEngine(VisionRun run, NetworkSource source) => run.Engine is null ? run with { Engine = source.Engine } : run;

    private NetworkFit Work() => new(_task, LabelColumnName, FeatureColumnName, _run);
}
