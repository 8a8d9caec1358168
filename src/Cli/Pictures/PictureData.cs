using Microsoft.ML;

namespace MLNetVision.Cli.Pictures;

/// <summary>Pictures on disk as a data view with the columns Image, Label and ImagePath.</summary>
internal static class PictureData
{
    private const int Shown = 20;

    public const string Description =
        "A folder with a folder of pictures for each class, a ZIP archive of one, or a CSV file with the columns image and label.";

    /// <summary>Opens a folder, an archive or a list. Pictures that cannot be read are left out and told in the report.</summary>
    public static IDataView Open(MLContext context, string path, ImageLoadReport report)
    {
        var options = new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report };
        try
        {
            return Directory.Exists(path)
                ? context.Data.LoadImagesFromFolder(path, options)
                : Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)
                    ? context.Data.LoadImagesFromZip(path, options)
                    : OpenList(context, path, options);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message);
        }
    }

    /// <summary>Pictures without labels: files, and those in folders, at any depth.</summary>
    public static IDataView OpenFiles(MLContext context, IEnumerable<string> paths, ImageLoadReport report)
    {
        var files = paths.SelectMany(Files).Select(file => LabelledImage.FromFile(file)).ToArray();
        return context.Data.LoadImages(files, new ImageLoadOptions { Unreadable = UnreadableImages.Skip, Report = report });
    }

    /// <summary>Names what was left out, on the error stream.</summary>
    public static void Tell(ImageLoadReport report)
    {
        var skipped = report.Skipped;
        foreach (var file in skipped.Take(Shown))
        {
            Console.Error.WriteLine($"left out: {file.Path}: {file.Reason}");
        }

        if (skipped.Count > Shown)
        {
            Console.Error.WriteLine($"left out: {skipped.Count - Shown} more; 'mlvision data' lists them.");
        }
    }

    private static IDataView OpenList(MLContext context, string path, ImageLoadOptions options)
    {
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException($"'{path}' is no folder, no .zip and no .csv file. Give a folder with a folder of pictures for each class.");
        }

        return context.Data.LoadImages(PictureList.Read(path), options);
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(Imaging.PictureNames.IsReadable).Order(StringComparer.Ordinal)
        : File.Exists(path) ? [path] : throw new CommandException($"There is no file or folder '{path}'.");
}
