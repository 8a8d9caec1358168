using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Scores one object at a time. Not safe to use from several threads.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private readonly ObjectRow<TSrc> _input;
    private readonly DataViewRow _output;
    private readonly Action<TDst> _fill;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, PredictionEngineOptions options)
    {
        _transformer = Guard.NotNull(transformer, nameof(transformer));
        Guard.Argument(transformer.IsRowToRowMapper, nameof(transformer),
            $"{transformer.GetType().Name} does not map row by row, so it cannot score one object.");
        _ownsTransformer = options.OwnsTransformer;
        _input = new ObjectRow<TSrc>(new RowReader<TSrc>(options.InputSchemaDefinition));
        var mapper = transformer.GetRowToRowMapper(_input.Schema);
        var writer = new RowWriter<TDst>(mapper.OutputSchema, options.IgnoreMissingColumns, options.OutputSchemaDefinition);
        _output = mapper.GetRow(_input, mapper.OutputSchema);
        _fill = writer.CreateFiller(_output);
        OutputSchema = transformer.GetOutputSchema(_input.Schema);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _output.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void Score(TSrc example, TDst prediction)
    {
        _input.Set(example);
        _fill(prediction);
    }
}
