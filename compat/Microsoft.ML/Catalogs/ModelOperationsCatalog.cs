using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }

    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
        => ModelFile.Save(Guard.NotNull(stream, nameof(stream)), model, inputSchema);

    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        using var stream = File.Create(Guard.NotEmpty(filePath, nameof(filePath)));
        Save(model, inputSchema, stream);
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, Stream stream)
    {
        Guard.NotNull(loader, nameof(loader));
        var chain = model is null ? null : new TransformerChain<ITransformer>(model);
        ModelFile.SaveLoader(Guard.NotNull(stream, nameof(stream)), new CompositeDataLoader<TSource, ITransformer>(loader, chain));
    }

    public void Save<TSource>(ITransformer model, IDataLoader<TSource> loader, string filePath)
    {
        Guard.NotNull(loader, nameof(loader));
        using var stream = File.Create(Guard.NotEmpty(filePath, nameof(filePath)));
        Save(model, loader, stream);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
        => ModelFile.Load(Environment, Guard.NotNull(stream, nameof(stream)), out inputSchema);

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        using var stream = File.OpenRead(Guard.NotEmpty(filePath, nameof(filePath)));
        return Load(stream, out inputSchema);
    }

    public ITransformer LoadWithDataLoader(Stream stream, out IDataLoader<IMultiStreamSource> loader)
        => ModelFile.LoadWithLoader(Environment, Guard.NotNull(stream, nameof(stream)), out loader);

    public ITransformer LoadWithDataLoader(string filePath, out IDataLoader<IMultiStreamSource> loader)
    {
        using var stream = File.OpenRead(Guard.NotEmpty(filePath, nameof(filePath)));
        return LoadWithDataLoader(stream, out loader);
    }
}
