using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML;

/// <summary>
/// The place in a model archive that one component saves itself to. Whoever calls Begin decides what is loaded from it, so a component that hands its
/// context to another one's Save is loaded as that other one.
/// </summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ModelArchiveWriter _archive;
    private readonly string _path;
    private ModelWriter _writer;

    private ModelSaveContext(ModelArchiveWriter archive, string path)
    {
        _archive = archive;
        _path = path;
    }

    public void Dispose() => _writer?.Dispose();

    /// <summary>Saves <paramref name="component"/> at <paramref name="path"/>; null leaves the place empty.</summary>
    internal static void SaveAt(ModelArchiveWriter archive, string path, ICanSaveModel component)
    {
        if (component is null)
            return;
        using var context = new ModelSaveContext(archive, path);
        component.Save(context);
        Guard.State(context._writer is not null,
            $"{component.GetType().Name}.Save wrote nothing. "
            + "A transformer from outside saves itself by calling Save of built-in transformers with the context it gets.");
        context._writer.Finish();
    }

    /// <summary>Starts the record that the loader of that name reads. Called once a context.</summary>
    internal ModelWriter Begin(string loader, int version = 1)
    {
        Guard.State(_writer is null, $"A context takes one component; '{loader}' came after another one. Put both into a TransformerChain.");
        return _writer = new ModelWriter(_archive, _path, loader, version);
    }
}
