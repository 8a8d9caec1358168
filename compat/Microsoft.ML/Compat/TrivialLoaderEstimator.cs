namespace Microsoft.ML.Compat;

/// <summary>A loader that needs no fitting as an estimator of itself.</summary>
internal sealed class TrivialLoaderEstimator<TSource, TLoader>(TLoader loader) : IDataLoaderEstimator<TSource, TLoader>
    where TLoader : IDataLoader<TSource>
{
    public TLoader Fit(TSource input) => loader;

    public SchemaShape GetOutputSchema() => SchemaShapes.Of(loader.GetOutputSchema());
}
