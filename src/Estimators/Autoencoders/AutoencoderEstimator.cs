using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Autoencoders;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators;

/// <summary>
/// Trains an autoencoder on a column of pictures or vectors. The fitted model saves itself as transformers of ML.NET: an application that loads it needs ML.NET
/// and ONNX Runtime alone. <c>mlContext.Transforms.Autoencoder(...)</c> makes it.
/// </summary>
public sealed class AutoencoderEstimator : IEstimator<AutoencoderModel>
{
    private readonly string _output;
    private readonly string _input;
    private readonly VisionRun _run;
    private readonly (Func<Tensor, Tensor> Encoder, Func<Tensor, Tensor> Decoder)? _written;

    internal AutoencoderEstimator(
        string output, string input, AutoencoderOptions? options, VisionRun? run, (Func<Tensor, Tensor> Encoder, Func<Tensor, Tensor> Decoder)? written = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        (_output, _input, Options, _run, _written) = (output, input, options ?? new AutoencoderOptions(), run ?? new VisionRun(), written);
    }

    /// <summary>What it is and how it learns.</summary>
    public AutoencoderOptions Options { get; }

    private IReadOnlyList<(string Name, bool IsNumber)> Columns =>
    [
        .. new (string? Name, bool IsNumber)[]
        {
            (_output, false), (Options.ReconstructionColumnName, false), (Options.ErrorColumnName, true), (Options.MeanColumnName, false),
            (Options.VarianceColumnName, false),
        }.Where(c => c.Name is not null).Select(c => (c.Name!, c.IsNumber)),
    ];

    /// <inheritdoc/>
    public AutoencoderModel Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check();
        return new AutoencoderFit(Options, Write, _run).Fit(input, _input, _output);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        PictureInput.Check(inputSchema, _input, RowPlan.Owner);
        return inputSchema.With(ScoreColumns.Promise([.. Columns.Select((c, i) => new OutputPart(c.Name, i, c.IsNumber ? 1 : 2, c.IsNumber))]));
    }

    private Codec Write(RowPlan plan) => _written is { } written
        ? new WrittenCodec(written.Encoder, written.Decoder, Options, plan.Row, plan.Target)
        : new MirroredCodec(Options, plan.Row, plan.Target);

    private void Check()
    {
        Options.Validate();
        if (Columns.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{RowPlan.Owner}: '{twice.Key}' is the name of two columns that are added; each needs its own.");
        }

        if (_written is not null && Options.TiesWeights)
        {
            throw new ArgumentException(
                $"{RowPlan.Owner}: AutoencoderOptions.TiesWeights is for a decoder that mirrors the encoder;"
                    + $" tie the weights of your own with NetworkBuilder.AddTied.");
        }
    }
}
