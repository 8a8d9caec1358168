using System.Globalization;
using System.Text;

namespace MLNetVision.Training.Data;

/// <summary>
/// Annotations as YOLO has them: a text file a picture with a line an object, "class cx cy width height", all but the class (from 0) as shares of the picture's
/// sides; a line with more numbers is a polygon, of which the box around it is kept. Pictures without such a file have no objects. The pictures' sizes come
/// from the heads of their files.
/// </summary>
public static class YoloText
{
    private const string ClassFile = "classes.txt";

    /// <summary>Reads folders of pictures and of texts, which may be the same.</summary>
    /// <param name="pictureFolder">The pictures, at any depth.</param>
    /// <param name="labelFolder">The texts, each at its picture's place; null for beside the pictures.</param>
    /// <param name="options">The classes; where they are not given, they are the lines of classes.txt in the folder of texts. Faulty boxes.</param>
    /// <exception cref="DataFormatException">A file is damaged or says what cannot be; the message names file and line.</exception>
    public static AnnotationSet Read(string pictureFolder, string? labelFolder = null, AnnotationOptions? options = null)
    {
        labelFolder ??= pictureFolder;
        FileErrors.RequireFolder("YoloText.Read", pictureFolder, "pictures");
        FileErrors.RequireFolder("YoloText.Read", labelFolder, "a text for each picture");
        options ??= new AnnotationOptions();
        var classes = new ClassList(options.Classes ?? ClassLines(Path.Combine(labelFolder, ClassFile)));
        return new YoloFiles(Path.GetFullPath(pictureFolder), Path.GetFullPath(labelFolder), options, classes).Read();
    }

    /// <summary>
    /// Reads the pictures that a data.yaml names: those in its folder of the split, the texts beside them or where "images" in the path is "labels".
    /// </summary>
    /// <param name="yaml">The file, with path, names, and a folder for each split.</param>
    /// <param name="split">The split: train, val or test.</param>
    /// <param name="options">Classes, by default the file's; faulty boxes.</param>
    /// <exception cref="DataFormatException">A file is damaged or says what cannot be; the message names file and line.</exception>
    public static AnnotationSet ReadYaml(string yaml, string split = "train", AnnotationOptions? options = null)
    {
        var file = YoloYaml.Read(yaml);
        var pictures = file.FolderOf(split);
        FileErrors.RequireFolder("YoloText.ReadYaml", pictures, "the pictures of the split " + split);
        options ??= new AnnotationOptions();
        return Read(pictures, YoloYaml.LabelsOf(pictures), options.Classes is null ? options with { Classes = file.Names } : options);
    }

    /// <summary>
    /// Writes the texts, named as the pictures are, and classes.txt. What the format does not know is lost: difficult objects and crowds are objects like
    /// others.
    /// </summary>
    /// <param name="set">The annotations.</param>
    /// <param name="labelFolder">The folder of texts, which is made where there is none.</param>
    public static void Write(AnnotationSet set, string labelFolder)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(labelFolder);
        set.Check("YoloText.Write");
        PictureFiles.RequireDistinct("YoloText.Write", set);
        if (set.Classes.Any(c => c.AsSpan().IndexOfAny('\r', '\n') >= 0))
            throw new ArgumentException("YoloText.Write: a class's name is one line. Rename those with line breaks.", nameof(set));
        Directory.CreateDirectory(labelFolder);
        foreach (var picture in set.Pictures)
        {
            var lines = picture.Objects.Select(o => YoloFiles.Line(o, picture));
            File.WriteAllText(Path.Combine(labelFolder, Path.GetFileNameWithoutExtension(picture.File) + ".txt"), string.Concat(lines));
        }

        File.WriteAllText(Path.Combine(labelFolder, ClassFile), string.Concat(set.Classes.Select(c => c + "\n")), new UTF8Encoding(false));
    }

    private static string[] ClassLines(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"YoloText.Read: there is no file '{path}' with the classes. Add it, or give AnnotationOptions.Classes.", path);
        var lines = File.ReadAllLines(path).Select(line => line.Trim()).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var bad = lines.FindIndex(line => line.Length == 0 || lines.IndexOf(line) != lines.LastIndexOf(line));
        return bad < 0 ? [.. lines] : throw new DataFormatException(
            string.Create(CultureInfo.InvariantCulture, $"{path}: line {bad + 1}: names have to differ; '{lines[bad]}' is empty or comes twice."));
    }
}
