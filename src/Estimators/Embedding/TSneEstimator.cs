using Microsoft.ML;
using MLNetVision.Estimators.Embedding;
using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Estimators.Embedding.Reading;
using MLNetVision.Training;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators;

/// <summary>
/// Makes a map of rows in two or three dimensions in which those that are near each other stay so: t-SNE (van der Maaten and Hinton 2008). Rows that come later
/// are placed into the finished map. What is fitted saves its rows with it; an application that loads it needs this library. Where that is too much, or rows
/// too many, the parametric kind trains a network that is saved as ONNX.
/// </summary>
public sealed class TSneEstimator : IEstimator<TSneTransformer>
{
    internal const string Owner = "TSne";

    private readonly string _output;
    private readonly string _input;
    private readonly TSneOptions _options;
    private readonly VisionRun _run;

    internal TSneEstimator(string output, string input, TSneOptions? options, VisionRun? run)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        (_output, _input, _options, _run) = (output, input, options ?? new TSneOptions(), run ?? new VisionRun());
    }

    /// <inheritdoc/>
    public TSneTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rows = ColumnRows.Read(input, ColumnRows.Find(input.Schema, _input, Owner), Owner, _run.Cancellation);
        var descended = TSneFit.Run(rows, _options, _run);
        var map = new FrozenMap(rows, descended.Map, _options.AllPerplexities, _options.Student().Degrees);
        return new TSneTransformer(map, descended, _input, _output);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ColumnRows.Check(inputSchema, _input, Owner);
        return inputSchema.With([new DataViewSchema.DetachedColumn(_output, PlaceMapping.TypeOf(_options.Dimensions))]);
    }
}
