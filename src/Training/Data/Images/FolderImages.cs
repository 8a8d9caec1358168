using MLNetVision.Imaging;

namespace MLNetVision.Training.Data;

/// <summary>Pictures in a folder that has a folder a class.</summary>
public static class FolderImages
{
    /// <summary>
    /// Finds the pictures: the folders below <paramref name="path"/> are the classes, by the order of their names, and all pictures in them, at any depth,
    /// belong to the class. The order is the same on every machine. Names that begin with a dot are left out.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="classes">
    /// The classes that there are, in the order of their labels, where another folder has decided that: a model's, the training's.
    /// </param>
    /// <param name="decoding">Limits and orientation.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">There are no classes, one without pictures, or one that is not among <paramref name="classes"/>.</exception>
    public static FileImages Open(string path, IReadOnlyList<string>? classes = null, DecodeOptions? decoding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"FolderImages: there is no folder '{path}'; it should hold a folder of pictures for each class.");
        }

        var found = Directory.GetDirectories(path).Select(folder => Path.GetFileName(folder)!)
            .Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).ToArray();
        if (found.Length == 0)
        {
            throw new ArgumentException($"FolderImages: '{path}' holds no folders; there should be one for each class.", nameof(path));
        }

        var names = classes ?? found;
        var files = new List<(string Path, int Label)>();
        foreach (var name in found)
        {
            files.AddRange(PicturesOf(path, name).Select(file => (file, LabelOf(names, name, path))));
        }

        return new FileImages(files, names, decoding);
    }

    private static int LabelOf(IReadOnlyList<string> classes, string name, string path)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException(
            $"FolderImages: '{path}' has a folder '{name}', which is none of the {classes.Count} classes: {string.Join(", ", classes.Take(20))}.",
            nameof(classes));
    }

    private static string[] PicturesOf(string path, string name)
    {
        var folder = Path.Combine(path, name);
        var pictures = ClassPath.Below(folder).Where(file => PictureNames.IsReadable(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Path.Combine(folder, file.Name)).ToArray();
        return pictures.Length > 0 ? pictures : throw new ArgumentException(
            $"FolderImages: the class folder '{folder}' holds no picture ({string.Join(", ", PictureNames.Readable)}); add some or remove it.", nameof(path));
    }
}
