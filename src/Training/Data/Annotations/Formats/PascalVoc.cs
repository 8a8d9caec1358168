namespace MLNetVision.Training.Data;

/// <summary>
/// Annotations as PASCAL VOC has them: an XML file a picture. In the challenges corners count from 1 and the last pixel belongs to the box: xmin 1, xmax 10 are
/// left 0, right 10 here. Document types and external entities are not read. Parts of objects, poses and the marks truncated and occluded are passed over.
/// </summary>
public static class PascalVoc
{
    private const string Annotations = "Annotations", Pictures = "JPEGImages";

    /// <summary>Reads a folder of the challenges' layout (Annotations, JPEGImages, ImageSets), or one with XML files beside their pictures.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="imageSet">The set of pictures, such as "trainval": a list in ImageSets/Main. Null for all, in the order of the files' names.</param>
    /// <param name="corners">How pixels are counted.</param>
    /// <param name="options">Classes, by default those that occur in the order of their names; faulty boxes.</param>
    /// <exception cref="DataFormatException">A file is damaged or says what cannot be; the message names file and object.</exception>
    public static AnnotationSet Read(
        string folder, string? imageSet = null, VocCorners corners = VocCorners.FromOne, AnnotationOptions? options = null)
    {
        FileErrors.RequireFolder("PascalVoc.Read", folder, "XML files, or the folders Annotations and JPEGImages");
        options ??= new AnnotationOptions();
        var isLaidOut = Directory.Exists(Path.Combine(folder, Annotations));
        var (files, pictures) = isLaidOut ? (Path.Combine(folder, Annotations), Path.Combine(folder, Pictures)) : (folder, folder);
        var classes = new ClassList(options.Classes);
        var read = new List<AnnotatedPicture>();
        foreach (var path in Files(folder, files, imageSet))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            using var stream = FileErrors.Open("PascalVoc.Read", path);
            read.Add(new VocFile(path, pictures, corners, options, classes).Read(stream));
        }

        return options.Classes is null ? SortedClasses.Of(classes.Names, read) : new AnnotationSet(classes.Names, read);
    }

    /// <summary>
    /// Writes the XML files into the folder's Annotations, named as the pictures are. Pictures are not copied: the layout has them in JPEGImages. What the
    /// format does not know is lost: areas; crowds are written as difficult.
    /// </summary>
    /// <param name="set">The annotations.</param>
    /// <param name="folder">The folder, which is made where there is none.</param>
    /// <param name="corners">How pixels are counted.</param>
    public static void Write(AnnotationSet set, string folder, VocCorners corners = VocCorners.FromOne)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        set.Check("PascalVoc.Write");
        var files = Directory.CreateDirectory(Path.Combine(folder, Annotations)).FullName;
        PictureFiles.RequireDistinct("PascalVoc.Write", set);
        foreach (var picture in set.Pictures)
            VocFile.Write(Path.Combine(files, Path.GetFileNameWithoutExtension(picture.File) + ".xml"), picture, set.Classes, corners);
    }

    private static IEnumerable<string> Files(string folder, string files, string? imageSet)
    {
        if (imageSet is null)
            return Directory.GetFiles(files, "*.xml").Order(StringComparer.Ordinal);
        var list = Path.Combine(folder, "ImageSets", "Main", imageSet + ".txt");
        if (!File.Exists(list))
            throw new FileNotFoundException($"PascalVoc.Read: the set of pictures '{imageSet}' has no list '{list}'.", list);
        return File.ReadLines(list).Select(line => line.Trim().Split(' ')[0]).Where(id => id.Length > 0)
            .Select(id => FileErrors.Below(files, id + ".xml", list));
    }
}
