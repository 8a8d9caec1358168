using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Autoencoders;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators;

/// <summary>
/// A trained autoencoder, as a transformer: it adds the columns that its options ask for, and saves itself as ML.NET's own transformers. Its encoder serves
/// other tasks as a <see cref="Backbone"/>, its decoder makes rows of codes.
/// </summary>
public sealed class AutoencoderModel : ITransformer, IDisposable
{
    private readonly FittedCodec _codec;
    private readonly float[]? _errors;
    private readonly ConditionColumn? _condition;
    private readonly ITransformer _whole;

    internal AutoencoderModel(ScoringTransformer scoring, FittedCodec codec, IReadOnlyList<TrainingResult> stages, float[]? errors) =>
        (Scoring, _codec, Stages, _errors, _whole) = (scoring, codec, stages, errors, scoring);

    private AutoencoderModel(AutoencoderModel other, ConditionColumn condition, ConditionedInput joined)
        : this(other.Scoring, other._codec, other.Stages, other._errors) => (_condition, _whole) = (condition, joined.Around(other.Scoring));

    /// <summary>What scores; with a condition column, the two columns joined.</summary>
    public ScoringTransformer Scoring { get; }

    /// <summary>The network with its weights, and all that scoring needs to know.</summary>
    public ScoringModel Model => Scoring.Model;

    /// <summary>What came of each layer's training and of the whole's, which is the last.</summary>
    public IReadOnlyList<TrainingResult> Stages { get; }

    /// <summary>Every epoch of all stages, with its figures.</summary>
    public IReadOnlyList<EpochResult> History => [.. Stages.SelectMany(s => s.History)];

    /// <summary>The epoch that the weights are of; null where none was done.</summary>
    public EpochResult? Best => Stages.Count == 0 ? null : Stages[^1].Best;

    /// <summary>The errors of the training rows, ascending; none with a target column.</summary>
    public IReadOnlyList<float> TrainingErrors => _errors ?? [];

    /// <summary>
    /// The error that a share of <see cref="AutoencoderOptions.ThresholdQuantile"/> of the training rows does not exceed; larger ones are anomalies. It is
    /// among the figures of the model's card too.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a target column, so that scoring knows of no error.</exception>
    public double Threshold => Model.Card.Metrics.TryGetValue(AutoencoderFit.ThresholdName, out var threshold) ? threshold
        : throw new InvalidOperationException("Autoencoder: with a target column there is no error at scoring, and so no threshold.");

    /// <summary>The steps of the encoder, each of which can be the code column: <see cref="AutoencoderOptions.CodeLayer"/>.</summary>
    public IReadOnlyList<string> Layers => [.. ScoringNetworks.LayersOf(Encoder.Network)];

    /// <summary>The encoder, for ImageFeatures, transfer learning, or as the beginning of another network.</summary>
    public Backbone Encoder => _codec.Encoder();

    /// <summary>The decoder, from codes, conditions behind them, to reconstructions in the target's units.</summary>
    public ScoringModel Decoder => _codec.Decoder();

    /// <summary>What the values of the condition column stand for, where that is a key; none otherwise.</summary>
    public IReadOnlyList<string> Conditions => _condition?.Values ?? [];

    /// <inheritdoc/>
    public bool IsRowToRowMapper => _whole.IsRowToRowMapper;

    internal FittedCodec Codec => _codec;

    /// <summary>The error that a share of the training rows does not exceed.</summary>
    /// <param name="share">Above 0, up to 1.</param>
    public double ThresholdAt(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return _errors is null ? Threshold : Autoencoders.TrainingErrors.Quantile(_errors, share);
    }

    /// <summary>Rows of codes, in the target's units: pixels from 0 to 255, channel by channel, for pictures.</summary>
    /// <param name="codes">Codes, each with its condition behind it where the autoencoder has any.</param>
    public float[][] Decode(IReadOnlyList<float[]> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return _codec.Decode(codes, Scoring.Options.Engine);
    }

    /// <summary>A transformer from a column of codes to a column of reconstructions.</summary>
    /// <param name="schema">A schema that the column is in.</param>
    /// <param name="codeColumnName">The column of codes.</param>
    /// <param name="outputColumnName">The column that is added.</param>
    public ScoringTransformer ToDecoder(DataViewSchema schema, string codeColumnName, string outputColumnName)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        var input = Transforms.Pictures.PictureInput.Of(Decoder, schema, codeColumnName, RowPlan.Owner);
        return new ScoringTransformer(Decoder, input, new ScoreNames(outputColumnName), Scoring.Options);
    }

    /// <summary>A transformer from a column of codes and one of conditions to a column of reconstructions.</summary>
    /// <param name="schema">A schema that the columns are in.</param>
    /// <param name="codeColumnName">The column of codes.</param>
    /// <param name="conditionColumnName">The column of conditions: a key, a number or a vector, as when the autoencoder was fitted.</param>
    /// <param name="outputColumnName">The column that is added.</param>
    public ITransformer ToDecoder(DataViewSchema schema, string codeColumnName, string conditionColumnName, string outputColumnName)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        var condition = ConditionColumn.Of(schema, conditionColumnName);
        if (condition.Size != _codec.Codec.ConditionSize)
        {
            throw new ArgumentException(
                $"Autoencoder: the condition {condition} was {_condition?.ToString() ?? $"{_codec.Codec.ConditionSize} numbers"} when it was fitted.",
                nameof(conditionColumnName));
        }

        var joined = ConditionedInput.Of(schema, codeColumnName, condition);
        return joined.Around(ToDecoder(joined.Apply(new NoRows(schema)).Schema, joined.Column, outputColumnName));
    }

    /// <summary>The numbers of a condition, as <see cref="Decode"/> wants them behind codes and <see cref="Sample(int, ulong, float[])"/> takes them.</summary>
    /// <param name="value">One of <see cref="Conditions"/>.</param>
    public float[] ConditionOf(string value) => _condition is null
        ? throw new InvalidOperationException("Autoencoder: there is no condition column; set Variational.ConditionColumnName.")
        : _condition.NumbersOf(value);

    /// <summary>New rows of a condition, decoded from codes that are drawn of N(0, 1).</summary>
    /// <param name="count">How many.</param>
    /// <param name="condition">One of <see cref="Conditions"/>.</param>
    /// <param name="seed">Equal seeds give equal rows; row i is the same whatever the count.</param>
    public float[][] Sample(int count, string condition, ulong seed = 0) => Sample(count, seed, ConditionOf(condition));

    /// <summary>New rows, decoded from codes that are drawn of N(0, 1).</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Equal seeds give equal rows; row i is the same whatever the count.</param>
    /// <param name="condition">The condition of all rows, for a conditional autoencoder.</param>
    /// <exception cref="InvalidOperationException">The autoencoder is not variational: its codes have no known distribution.</exception>
    public float[][] Sample(int count, ulong seed = 0, float[]? condition = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var codec = _codec.Codec;
        if (codec.Options.Variational is null)
        {
            throw new InvalidOperationException("Autoencoder: only a variational one can be sampled; set AutoencoderOptions.Variational.");
        }

        return (condition?.Length ?? 0) == codec.ConditionSize ? Decode(_codec.DrawCodes(count, seed, condition)) : throw new ArgumentException(
            $"Autoencoder: the condition has {condition?.Length ?? 0} numbers; this autoencoder takes {codec.ConditionSize}.", nameof(condition));
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _whole.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _whole.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _whole.GetRowToRowMapper(inputSchema);

    /// <inheritdoc/>
    public void Dispose() => Scoring.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_whole).Save(ctx);

    internal AutoencoderModel ConditionedBy(ConditionColumn condition, ConditionedInput joined) => new(this, condition, joined);
}
