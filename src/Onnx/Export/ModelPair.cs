using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>
/// A model and the file with its weights. No system replaces two files at once: a model that takes the place of another one therefore gets a file of weights
/// under the other of two names, so that at any time the model that is there finds its own. What the replaced one had is deleted last.
/// </summary>
internal sealed class ModelPair(string path)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
    private readonly string[] _names = [$"{Path.GetFileName(path)}.data", $"{Path.GetFileName(path)}.2.data"];

    /// <summary>Writes both, or the model alone where its weights stay inside, and clears up after the model that was there.</summary>
    public void Write(ModelProto model, bool external)
    {
        var before = NamesInUse();
        var name = external ? Array.Find(_names, n => !before.Contains(n)) ?? _names[0] : null;
        if (name is not null)
        {
            var data = new ExternalDataWriter(name);
            model = data.Move(model);
            AtomicFile.Write(Path.Combine(_folder, name), data.Write);
        }

        AtomicFile.Write(path, stream => OnnxFile.Write(stream, model));
        foreach (var old in before.Where(n => n != name))
        {
            File.Delete(Path.Combine(_folder, old));
        }
    }

    /// <summary>Those of our names that the model uses which is there; none where it cannot be read.</summary>
    private HashSet<string> NamesInUse()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            var initializers = OnnxFile.Read(File.ReadAllBytes(path)).Graph.Initializers;
            return [.. initializers.Select(t => t.External.GetValueOrDefault("location", "")).Intersect(_names)];
        }
        catch (Exception e) when (e is OnnxException or IOException)
        {
            return [];
        }
    }
}
