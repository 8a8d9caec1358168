using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Saves and loads a loader with its transformers.</summary>
internal static class CompositeLoaders
{
    public const string LoaderName = "CompositeLoader";
    private const string LoaderChild = "Loader";
    private const string ChainChild = "Transformer";

    public static void Save(ModelSaveContext context, ICanSaveModel loader, ICanSaveModel transformer)
    {
        var writer = context.Begin(LoaderName);
        writer.SaveChild(LoaderChild, loader);
        writer.SaveChild(ChainChild, transformer);
    }

    public static CompositeDataLoader<IMultiStreamSource, ITransformer> Load(ModelReader reader)
        => new(reader.LoadChild<IDataLoader<IMultiStreamSource>>(LoaderChild), reader.LoadChild<TransformerChain<ITransformer>>(ChainChild));
}
