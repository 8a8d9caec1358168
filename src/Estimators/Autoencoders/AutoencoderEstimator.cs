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
        return Options.Variational?.ConditionColumnName is { } name
            ? FitConditioned(input, name)
            : new AutoencoderFit(Options, plan => Write(plan, Options), _run).Fit(input, _input, _output);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        PictureInput.Check(inputSchema, _input, RowPlan.Owner);
        if (Options.Variational?.ConditionColumnName is { } condition)
        {
            ConditionColumn.Check(inputSchema, condition);
        }

        return inputSchema.With(ScoreColumns.Promise([.. Columns.Select((c, i) => new OutputPart(c.Name, i, c.IsNumber ? 1 : 2, c.IsNumber))]));
    }

    private AutoencoderModel FitConditioned(IDataView input, string conditionColumn)
    {
        var type = input.Schema.Require(_input, RowPlan.Owner, "the input").Type;
        var fits = type is VectorDataViewType { Size: > 0 } vector && vector.ItemType.Equals(NumberDataViewType.Single)
            && vector.Size == (Options.Picture?.Size ?? vector.Size);
        if (!fits)
        {
            throw ColumnNames.WrongType(
                _input, RowPlan.Owner, "the input", $"a vector of {(Options.Picture is { } p ? $"{p.Size} " : "")}Single where there is a condition", type,
                "Take images apart with ExtractPixels before.");
        }

        var condition = ConditionColumn.Of(input.Schema, conditionColumn);
        var options = Options with { Variational = Options.Variational! with { ConditionSize = condition.Size, ConditionColumnName = null } };
        var joined = ConditionedInput.Of(input.Schema, _input, condition);
        var model = new AutoencoderFit(options, plan => Write(plan, options), _run).Fit(joined.Apply(input), joined.Column, _output);
        return model.ConditionedBy(condition, joined);
    }

    private Codec Write(RowPlan plan, AutoencoderOptions options) => _written is { } written
        ? new WrittenCodec(written.Encoder, written.Decoder, options, plan.Row, plan.Target)
        : new MirroredCodec(options, plan.Row, plan.Target);

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
