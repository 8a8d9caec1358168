namespace MLNetVision.Training.Data;

/// <summary>
/// Annotations as VoTT exports them in JSON, the format of ML.NET's own object detection: tags, and assets with regions. A region with several tags is an
/// object of each.
/// </summary>
public static class VottJson
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="pictureFolder">Where the pictures lie, by their names; null for the file's folder.</param>
    /// <param name="options">Classes, by default the tags in their order; faulty boxes.</param>
    /// <exception cref="DataFormatException">The file is damaged or says what cannot be; the message names file and object.</exception>
    public static AnnotationSet Read(string path, string? pictureFolder = null, AnnotationOptions? options = null)
    {
        using var stream = FileErrors.Open("VottJson.Read", path);
        var folder = pictureFolder ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new VottReader(new JsonStream(stream, path), path, folder, options ?? new AnnotationOptions()).Read();
    }

    /// <summary>Writes a file. What the format does not know is lost: difficult objects and crowds are objects like others.</summary>
    /// <param name="set">The annotations.</param>
    /// <param name="path">The JSON file.</param>
    /// <param name="pictureFolder">The folder that pictures are named by their place in; null for their names alone.</param>
    public static void Write(AnnotationSet set, string path, string? pictureFolder = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(path);
        set.Check("VottJson.Write");
        using var stream = new FileStream(path, FileMode.Create);
        VottWriter.Write(stream, set, pictureFolder);
    }
}
