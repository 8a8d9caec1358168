using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Models;

/// <summary>Writes a fitted model in the form that the file's name asks for.</summary>
internal static class ModelWriter
{
    /// <summary>The extension of our own files, which can be trained further.</summary>
    public const string Extension = ".mlvision";

    /// <summary>Refuses a name before any work is done.</summary>
    public static void Check(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".zip" or Extension))
        {
            throw new CommandException($"'{path}': a model is written as .zip, which ML.NET loads, or as {Extension}, which can be trained further.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandException($"'{path}': there is no folder '{folder}'.");
        }
    }

    /// <param name="context">Where the pipeline comes from.</param>
    /// <param name="path">The file.</param>
    /// <param name="pipeline">What ML.NET is to load.</param>
    /// <param name="schema">What the pipeline takes.</param>
    /// <param name="content">What a file of our own is to hold.</param>
    public static void Write(MLContext context, string path, ITransformer pipeline, DataViewSchema schema, VisionModelContent content)
    {
        if (Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase))
        {
            VisionModel.Save(content, path);
            return;
        }

        AtomicFile.Write(path, stream => context.Model.Save(pipeline, schema, stream));
    }
}
