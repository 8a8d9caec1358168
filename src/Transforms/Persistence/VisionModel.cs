using System.IO.Compression;
using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Transforms.Persistence.Container;

namespace MLNetVision.Transforms;

/// <summary>
/// Fitted models as files of our own, which keep what ML.NET's do not: the network, the weights and the state of training. A file is written crash-safely; the
/// same content gives the same bytes; what is damaged is refused. Detectors, which are two networks and a search for regions, are kept by ML.NET's
/// mlContext.Model.Save instead.
/// </summary>
public static partial class VisionModel
{
    /// <summary>Saves a model. The file appears whole or not at all.</summary>
    public static void Save(ScoringModel model, string path) => Save(new VisionModelContent(model), path);

    /// <summary>Saves a transformer's model with the columns that it reads and adds. The file appears whole or not at all.</summary>
    public static void Save(ScoringTransformer transformer, string path) => Save(VisionModelContent.Of(transformer), path);

    /// <summary>Saves a model and what goes with it. The file appears whole or not at all.</summary>
    public static void Save(VisionModelContent content, string path)
    {
        Check(content);
        AtomicFile.Write(path, stream => ContainerWriter.Write(stream, content));
    }

    /// <summary>Saves a model and what goes with it to a stream, which stays open.</summary>
    public static void Save(VisionModelContent content, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(content);
        ContainerWriter.Write(stream, content);
    }

    /// <summary>Loads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">What a step of an engine's own is made by again, <c>engine.WithModule(factory)</c>; null where the network has none.</param>
    /// <exception cref="VisionModelException">The file is no model, damaged, or of a newer version.</exception>
    public static VisionModelContent Load(string path, IModelSource? model = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Load(stream, path, model);
    }

    /// <summary>Loads a model from a stream, which stays open.</summary>
    /// <param name="stream">The bytes of a file, to the end.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="model">What a step of an engine's own is made by again; null where the network has none.</param>
    /// <exception cref="VisionModelException">The bytes are no model, damaged, or of a newer version.</exception>
    public static VisionModelContent Load(Stream stream, string name = "stream", IModelSource? model = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            using var content = stream.CanSeek ? null : Copy(stream);
            using var archive = new ZipArchive(content ?? stream, ZipArchiveMode.Read, leaveOpen: true);
            return new ContainerReader(archive, (content ?? stream).Length, model).Read();
        }
        catch (ContainerFault fault)
        {
            throw new VisionModelException($"The model '{name}' cannot be loaded: {fault.Message}. {fault.Advice}", fault);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new VisionModelException($"The model '{name}' cannot be loaded: {e.Message} Copy or save the file again.", e);
        }
    }

    private static void Check(VisionModelContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var odd = content.Documents.Keys.FirstOrDefault(k => k.Length == 0 || !k.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        if (odd is not null)
        {
            throw new ArgumentException($"VisionModelContent.Documents: '{odd}' is no name; use letters, digits, '-' and '_'.", nameof(content));
        }
    }

    private static MemoryStream Copy(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or JsonException or NetworkException or WeightFormatException
        or ArgumentException or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException or NotSupportedException;
}
