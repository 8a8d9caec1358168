using Microsoft.ML;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators;

/// <summary>
/// Gives what a backbone sees in a picture as a column of type Vector&lt;Single, 1, k&gt;, which every trainer of ML.NET takes. Nothing is learnt; fitting
/// checks that backbone and column fit each other. The fitted transformer saves itself as transformers of ML.NET: an application that loads it needs ML.NET and
/// ONNX Runtime alone.
/// </summary>
public sealed class ImageFeaturesEstimator : IEstimator<ScoringTransformer>
{
    private const string Owner = "ImageFeatures";

    private readonly string _output;
    private readonly string _input;
    private readonly Lazy<Backbone> _backbone;
    private readonly ImageFeaturesOptions _options;
    private readonly VisionRun _run;

    internal ImageFeaturesEstimator(string output, string input, Lazy<Backbone> backbone, ImageFeaturesOptions? options, VisionRun? run)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        (_output, _input, _backbone) = (output, input, backbone);
        (_options, _run) = (options ?? new ImageFeaturesOptions(), run ?? new VisionRun());
    }

    /// <inheritdoc/>
    public ScoringTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = _backbone.Value.FeaturesAt(_options.Layer, _options.AveragePool);
        var model = new ScoringModel(features.Network, features.Weights, features.Card, ScoringTask.Features) { Fit = _options.Fit };
        return new ScoringTransformer(
            model, PictureInput.Of(model, input.Schema, _input, Owner), new ScoreNames(_output),
            new ScoringOptions { BatchSize = _options.BatchSize, Engine = _run.Engine, Threads = _run.Threads });
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        PictureInput.Check(inputSchema, _input, Owner);
        return inputSchema.With(ScoreColumns.Promise(ScoringTask.Features, isNamed: false, new ScoreNames(_output)));
    }
}
