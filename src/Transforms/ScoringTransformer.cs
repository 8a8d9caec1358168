using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Batches;
using MLNetVision.Transforms.Persistence;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Rows;
using MLNetVision.Transforms.Scoring;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms;

/// <summary>
/// A fitted model over data: it scores views in batches, single rows for prediction engines, from any number of threads at once, and saves itself as a chain of
/// ML.NET's own transformers.
/// </summary>
public sealed class ScoringTransformer : ITransformer, IDisposable
{
    private readonly ScorerPool _scorers;
    private readonly SavedForm _saved;

    internal ScoringTransformer(ScoringModel model, PictureInput input, ScoreNames? names = null, ScoringOptions? options = null)
    {
        Model = model;
        Input = input;
        Names = names ?? new ScoreNames();
        Options = options ?? new ScoringOptions();
        Options.Validate(model.Network.Name);
        _scorers = new ScorerPool(ScoringGraph.Of(model, input), Options);
        _saved = new SavedForm(model, input, Names);
    }

    /// <summary>The model.</summary>
    public ScoringModel Model { get; }

    /// <summary>How it is run.</summary>
    public ScoringOptions Options { get; }

    /// <summary>The column that it reads.</summary>
    public string InputColumn => Input.Column;

    /// <summary>Every row becomes one row, whatever the others are.</summary>
    public bool IsRowToRowMapper => true;

    internal PictureInput Input { get; }

    internal ScoreNames Names { get; }

    /// <summary>The same model run in another way: by another engine, in other batches.</summary>
    public ScoringTransformer With(ScoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ScoringTransformer(Model, Input, Names, options);
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoringView(input, Bind(input.Schema), Options);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Bind(inputSchema));

    /// <summary>
    /// Gives back threads and memory. The transformer stays usable, and takes them again: a prediction engine disposes of its model, which others may share.
    /// </summary>
    public void Dispose() => _scorers.Clear();

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        using var chain = _saved.Build();
        ((ICanSaveModel)chain).Save(ctx);
    }

    private ScoringMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ScoringMapping(Model, Input, Names, _scorers, schema);
    }
}
