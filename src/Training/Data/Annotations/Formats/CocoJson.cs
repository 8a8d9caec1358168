namespace MLNetVision.Training.Data;

/// <summary>
/// Annotations as COCO has them: one JSON file with images, annotations and categories. It is read as a stream, so files of any size take no more memory than
/// their boxes do. Of segments (polygons and masks by runs) only the area is kept, where the file does not say it. "iscrowd" marks crowds, "ignore"
/// difficult objects.
/// </summary>
public static class CocoJson
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="pictureFolder">Where the pictures lie; null for the file's folder.</param>
    /// <param name="options">Classes, by default the categories in the order of their ids; faulty boxes.</param>
    /// <exception cref="DataFormatException">The file is damaged or says what cannot be; the message names file and object.</exception>
    public static AnnotationSet Read(string path, string? pictureFolder = null, AnnotationOptions? options = null)
    {
        using var stream = FileErrors.Open("CocoJson.Read", path);
        var folder = pictureFolder ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new CocoReader(new JsonStream(stream, path), path, folder, options ?? new AnnotationOptions()).Read();
    }

    /// <summary>Writes a file: ids count from 1, areas that are not known are the boxes'.</summary>
    /// <param name="set">The annotations.</param>
    /// <param name="path">The JSON file.</param>
    /// <param name="pictureFolder">The folder that pictures are named by their place in; null for their names alone.</param>
    public static void Write(AnnotationSet set, string path, string? pictureFolder = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(path);
        set.Check("CocoJson.Write");
        using var stream = new FileStream(path, FileMode.Create);
        CocoWriter.Write(stream, set, pictureFolder);
    }
}
