using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>A whole model zip: a transformer with the schema of its input, or with the loader of its input.</summary>
internal static class ModelFile
{
    public static void Save(Stream stream, ITransformer model, DataViewSchema inputSchema)
    {
        using var archive = new ModelArchiveWriter(stream);
        archive.Add(GenuineFormat.ModelKey, new MemoryStream(GenuineFormat.Entry()));
        ModelSaveContext.SaveAt(archive, ModelArchive.Model, model);
        if (inputSchema is not null)
            ModelSaveContext.SaveAt(archive, ModelArchive.Schema, new SavedSchema(inputSchema));
    }

    public static void SaveLoader(Stream stream, ICanSaveModel loader)
    {
        using var archive = new ModelArchiveWriter(stream);
        archive.Add(GenuineFormat.LoaderKey, new MemoryStream(GenuineFormat.Entry()));
        ModelSaveContext.SaveAt(archive, ModelArchive.Loader, loader);
    }

    public static ITransformer Load(IHostEnvironment environment, Stream stream, out DataViewSchema inputSchema)
    {
        using var archive = Open(stream);
        if (archive.ContainsComponent(ModelArchive.Loader))
        {
            var transformer = Decompose(ModelReader.Load<IDataLoader<IMultiStreamSource>>(archive, ModelArchive.Loader, environment), out var loader);
            inputSchema = loader.GetOutputSchema();
            return transformer;
        }

        inputSchema = archive.ContainsComponent(ModelArchive.Schema) ? ModelReader.Load<SavedSchema>(archive, ModelArchive.Schema, environment).Schema : null;
        return ModelReader.Load<ITransformer>(archive, ModelArchive.Model, environment);
    }

    public static ITransformer LoadWithLoader(IHostEnvironment environment, Stream stream, out IDataLoader<IMultiStreamSource> loader)
    {
        try
        {
            using var archive = Open(stream);
            return Decompose(ModelReader.Load<IDataLoader<IMultiStreamSource>>(archive, ModelArchive.Loader, environment), out loader);
        }
        catch (FormatException exception)
        {
            throw Errors.Invalid(
                "The model has no loader of its data: it was saved with a schema, or with nothing about its input. Call Load instead.", exception);
        }
    }

    private static ModelArchiveReader Open(Stream stream)
    {
        var archive = new ModelArchiveReader(stream);
        if (archive.ContainsAnyUnder(ModelArchive.Root))
            return archive;
        using (archive)
        {
            Guard.Format(!archive.ContainsAnyUnder(GenuineFormat.ModelKey) && !archive.ContainsAnyUnder(GenuineFormat.LoaderKey), GenuineFormat.Refusal);
            throw Errors.Invalid("The zip archive holds no model. Save the model again.");
        }
    }

    // A chain made of one saved transformer is that transformer.
    private static ITransformer Decompose(IDataLoader<IMultiStreamSource> saved, out IDataLoader<IMultiStreamSource> loader)
    {
        if (saved is not CompositeDataLoader<IMultiStreamSource, ITransformer> composite)
        {
            loader = saved;
            return new TransformerChain<ITransformer>();
        }

        loader = composite.Loader;
        var transformers = composite.Transformer.ToArray();
        return transformers.Length == 1 ? transformers[0] : composite.Transformer;
    }
}
