namespace MLNetVision.Training.Data;

/// <summary>Reads annotations of any of the formats, told by what is there.</summary>
public static class AnnotationFiles
{
    /// <summary>
    /// Reads a .json file of COCO's or VoTT's, a data.yaml of YOLO's (its split "train"), or a folder: with data.yaml, with Annotations or XML files (PASCAL
    /// VOC), or with images and labels, or pictures and texts beside them (YOLO).
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="pictureFolder">Where the pictures of a .json file lie; null for the file's folder.</param>
    /// <param name="options">Classes and faulty boxes.</param>
    /// <exception cref="DataFormatException">A file is damaged, of no known format, or says what cannot be; the message names file and object.</exception>
    public static AnnotationSet Read(string path, string? pictureFolder = null, AnnotationOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            return Folder(path, options);
        if (!File.Exists(path))
            throw new FileNotFoundException($"AnnotationFiles.Read: there is no file or folder '{path}'.", path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => YoloText.ReadYaml(path, options: options),
            ".JSON" => KeyOf(path) == "assets" ? VottJson.Read(path, pictureFolder, options) : CocoJson.Read(path, pictureFolder, options),
            _ => throw new DataFormatException($"{path}: it is no file of annotations that can be told by its name. Give a .json or .yaml file, or a folder."),
        };
    }

    private static AnnotationSet Folder(string path, AnnotationOptions? options)
    {
        if (File.Exists(Path.Combine(path, "data.yaml")))
            return YoloText.ReadYaml(Path.Combine(path, "data.yaml"), options: options);
        if (Directory.Exists(Path.Combine(path, "Annotations")) || Directory.EnumerateFiles(path, "*.xml").Any())
            return PascalVoc.Read(path, options: options);
        if (Directory.Exists(Path.Combine(path, "images")) && Directory.Exists(Path.Combine(path, "labels")))
            return YoloText.Read(Path.Combine(path, "images"), Path.Combine(path, "labels"), options);
        if (Directory.EnumerateFiles(path, "*.txt").Any())
            return YoloText.Read(path, options: options);
        throw new DataFormatException(
            $"{path}: the folder holds no annotations: no data.yaml, no Annotations, no XML files, no images and labels, no texts beside pictures.");
    }

    private static string? KeyOf(string path)
    {
        using var stream = FileErrors.Open("AnnotationFiles.Read", path);
        return new JsonStream(stream, path).FirstOf("assets", "images", "annotations", "categories");
    }
}
