using System.Collections;
using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;

namespace Microsoft.ML.Data;

/// <summary>Transformers applied one after the other, each for some scopes.</summary>
public sealed class TransformerChain<TLastTransformer> : ITransformer, IEnumerable<ITransformer>, ITransformerChain, IDisposable
    where TLastTransformer : class, ITransformer
{
    public readonly TLastTransformer LastTransformer;

    private readonly ITransformer[] _transformers;
    private readonly TransformerScope[] _scopes;
    private bool _disposed;

    public TransformerChain(params ITransformer[] transformers)
        : this(transformers ?? [], [.. (transformers ?? []).Select(_ => TransformerScope.Everything)])
    {
    }

    public TransformerChain(IEnumerable<ITransformer> transformers, IEnumerable<TransformerScope> scopes)
        : this([.. Guard.NotNull(transformers, nameof(transformers))], [.. Guard.NotNull(scopes, nameof(scopes))])
    {
    }

    internal TransformerChain(ITransformer[] transformers, TransformerScope[] scopes)
    {
        Guard.State(transformers.Length == scopes.Length, $"{transformers.Length} transformers need as many scopes, not {scopes.Length}.");
        _transformers = transformers;
        _scopes = scopes;
        LastTransformer = transformers.LastOrDefault() as TLastTransformer;
        Guard.State((transformers.Length > 0) == (LastTransformer is not null),
            $"The last transformer must be a {typeof(TLastTransformer).Name}, not a {transformers.LastOrDefault()?.GetType().Name}.");
    }

    bool ITransformer.IsRowToRowMapper => _transformers.All(t => t.IsRowToRowMapper);

    IReadOnlyList<ITransformer> ITransformerChain.Transformers => _transformers;

    IReadOnlyList<TransformerScope> ITransformerChain.Scopes => _scopes;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => GetOutputSchema(inputSchema, TransformerScope.Scoring);

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema, TransformerScope scope)
        => GetModelFor(scope).Aggregate(Guard.NotNull(inputSchema, nameof(inputSchema)), (schema, transformer) => transformer.GetOutputSchema(schema));

    public IDataView Transform(IDataView input) => Transform(input, TransformerScope.Scoring);

    public IDataView Transform(IDataView input, TransformerScope scope)
    {
        // The whole schema is checked before the first transformer runs.
        GetOutputSchema(Guard.NotNull(input, nameof(input)).Schema, scope);
        return GetModelFor(scope).Aggregate(input, (view, transformer) => transformer.Transform(view));
    }

    public TransformerChain<ITransformer> GetModelFor(TransformerScope scopeFilter)
    {
        var kept = Enumerable.Range(0, _transformers.Length).Where(i => (_scopes[i] & scopeFilter) != TransformerScope.None).ToArray();
        return new TransformerChain<ITransformer>([.. kept.Select(i => _transformers[i])], [.. kept.Select(i => _scopes[i])]);
    }

    public TransformerChain<TNewLast> Append<TNewLast>(TNewLast transformer, TransformerScope scope = TransformerScope.Everything)
        where TNewLast : class, ITransformer
        => new([.. _transformers, Guard.NotNull(transformer, nameof(transformer))], [.. _scopes, scope]);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Guard.NotNull(inputSchema, nameof(inputSchema));
        Guard.State(((ITransformer)this).IsRowToRowMapper, "The chain holds a transformer that does not map row by row, so it has no row mapper.");
        var mappers = new List<IRowToRowMapper>();
        foreach (var transformer in _transformers)
            mappers.Add(transformer.GetRowToRowMapper(mappers.Count == 0 ? inputSchema : mappers[^1].OutputSchema));
        return new CompositeRowMapper(inputSchema, mappers);
    }

    public IEnumerator<ITransformer> GetEnumerator() => ((IEnumerable<ITransformer>)_transformers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICanSaveModel.Save(ModelSaveContext ctx) => TransformerChains.Save(this, ctx);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var transformer in _transformers.OfType<IDisposable>())
            transformer.Dispose();
    }
}
