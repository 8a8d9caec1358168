using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Trainers.Detection;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers;

/// <summary>
/// Trains a detector of objects by regions: <c>mlContext.ObjectDetection.Trainers.RCnn(...)</c>. What each stage has finished lies in the folder of
/// checkpoints, or in the feature cache, and is found there by what it was made from: a run that was ended goes on where it was, whatever the stage.
/// </summary>
public sealed class RCnnTrainer : IEstimator<DetectionTransformer>
{
    private readonly RegionProposer _proposer;
    private readonly Backbone _backbone;
    private readonly DetectionColumnNames _columns;
    private readonly VisionRun _run;

    internal RCnnTrainer(RegionProposer proposer, Backbone backbone, DetectionColumnNames columns, RCnnOptions options, VisionRun? run)
    {
        (_proposer, _backbone, _columns, Options, _run) = (proposer, backbone, columns, options, run ?? new VisionRun());
    }

    /// <summary>The column of the classes of the objects.</summary>
    public string LabelColumnName => _columns.Label;

    /// <summary>The column of the boxes of the objects.</summary>
    public string BoundingBoxColumnName => _columns.Boxes;

    /// <summary>The column of images.</summary>
    public string ImageColumnName => _columns.Image;

    /// <summary>How it trains.</summary>
    public RCnnOptions Options { get; }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The run was cancelled. With a folder of checkpoints the next one goes on there.</exception>
    public DetectionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.Validate();
        _run.Checkpoints?.Validate();
        var rows = new DetectionRows(input, _columns);
        using var folder = ResultFolder.Of(Options.FeatureCache, _run.Checkpoints);
        var fit = new RCnnFit(_proposer, _backbone, Options, folder.Store, new DetectionRun(_run));
        return new DetectionTransformer(
            fit.Fit(rows), _columns.Image, new DetectionNames(), new ScoringOptions { Engine = _run.Engine, Threads = _run.Threads }).For(input.Schema);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        DetectionSchema.Check(inputSchema, _columns);

        // How many classes there are, and their names, only the data says; a shape tells neither.
        return inputSchema.With(DetectionColumns.Of(new DetectionNames(), ["?"]));
    }
}
