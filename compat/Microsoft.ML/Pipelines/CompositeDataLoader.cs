using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Data;

/// <summary>A loader and the transformers applied to what it loads.</summary>
public sealed class CompositeDataLoader<TSource, TLastTransformer> : IDataLoader<TSource>, IDisposable
    where TLastTransformer : class, ITransformer
{
    public readonly IDataLoader<TSource> Loader;
    public readonly TransformerChain<TLastTransformer> Transformer;

    public CompositeDataLoader(IDataLoader<TSource> loader, TransformerChain<TLastTransformer> transformerChain = null)
    {
        Loader = Guard.NotNull(loader, nameof(loader));
        Transformer = transformerChain ?? new TransformerChain<TLastTransformer>();
    }

    public CompositeDataLoader<TSource, TNewLast> AppendTransformer<TNewLast>(TNewLast transformer)
        where TNewLast : class, ITransformer
        => new(Loader, Transformer.Append(Guard.NotNull(transformer, nameof(transformer))));

    public IDataView Load(TSource input) => Transformer.Transform(Loader.Load(input));

    public DataViewSchema GetOutputSchema() => Transformer.GetOutputSchema(Loader.GetOutputSchema());

    void ICanSaveModel.Save(ModelSaveContext ctx) => CompositeLoaders.Save(Guard.NotNull(ctx, nameof(ctx)), Loader, Transformer);

    public void Dispose() => Transformer.Dispose();
}
