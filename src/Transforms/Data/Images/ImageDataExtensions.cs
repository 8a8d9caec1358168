using Microsoft.ML;
using MLNetVision.Imaging;
using MLNetVision.Transforms.Data;

namespace MLNetVision;

/// <summary>
/// Pictures as data views with an image (MLImage), a label (text) and a path. A picture is decoded when a cursor reads its column, and only then; files are
/// open only while they are read. Formats are told by the bytes: PNG, JPEG, BMP and PNM, and GIF and WebP where ML.NET's own decoders can. Pictures come
/// upright, as their EXIF orientation asks. Rows can be shuffled, and split between threads.
/// </summary>
public static class ImageDataExtensions
{
    /// <summary>
    /// The pictures in a folder that has a folder a class, at any depth: the label is the name of the folder below <paramref name="path"/>. Rows are ordered
    /// by class, then by name. Names that begin with a dot, and files that are pictures by neither name nor content, are passed over. Where pictures lie
    /// in folders of classes, those beside the folders belong to no class: they are left out and told in the report. Where all lie in the folder itself,
    /// labels are empty.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="path">The folder.</param>
    /// <param name="options">Columns, limits, unreadable pictures.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">There are no pictures in it.</exception>
    public static IDataView LoadImagesFromFolder(this DataOperationsCatalog catalog, string path, ImageLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"LoadImagesFromFolder: there is no folder '{path}'; it should hold a folder of pictures for each class.");
        var folder = Path.GetFullPath(path);
        var found = ClassPath.Below(folder).Where(file => PictureSigns.IsPicture(Path.Combine(folder, file.Name))).ToArray();
        RequirePictures(nameof(LoadImagesFromFolder), path, found.Length);
        options ??= new ImageLoadOptions();
        var classed = WithoutStrays(found, file => file.Class, file => Path.Combine(folder, file.Name), options);
        return View([.. classed.Select(file => LabelledImage.FromFile(Path.Combine(folder, file.Name), file.Class ?? ""))], options);
    }

    /// <summary>
    /// The pictures in a ZIP archive, labelled as <see cref="LoadImagesFromFolder"/> does by the folders in it. Folders that all pictures share and that have
    /// folders below are no classes. The archive is opened by each cursor and may be deleted while it is read.
    /// </summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="path">The archive.</param>
    /// <param name="options">Columns, limits, unreadable pictures.</param>
    /// <exception cref="FileNotFoundException">There is no such archive.</exception>
    /// <exception cref="ArgumentException">There are no pictures in it.</exception>
    public static IDataView LoadImagesFromZip(this DataOperationsCatalog catalog, string path, ImageLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var archive = Path.GetFullPath(path);
        var found = ZipListing.Read(archive);
        RequirePictures(nameof(LoadImagesFromZip), path, found.Count);
        options ??= new ImageLoadOptions();
        var classed = WithoutStrays(found, file => file.Label.Length == 0 ? null : file.Label, file => $"{archive}/{file.Name}", options);
        return View(new ZipImages(archive, classed), options);
    }

    /// <summary>Pictures of a list: files, encoded bytes, streams or images in memory.</summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="images">Pictures and labels; the list is read once, the pictures when a cursor asks for them.</param>
    /// <param name="options">Columns, limits, unreadable pictures.</param>
    public static IDataView LoadImages(this DataOperationsCatalog catalog, IEnumerable<LabelledImage> images, ImageLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(images);
        return View([.. images], options ?? new ImageLoadOptions());
    }

    /// <summary>Pictures that a function gives when they are needed.</summary>
    /// <param name="catalog">mlContext.Data.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="image">
    /// The picture and label of a row, the same ones in every pass. It is called once a row and cursor, from any thread, several at once.
    /// </param>
    /// <param name="options">Columns, limits, unreadable pictures.</param>
    public static IDataView LoadImages(this DataOperationsCatalog catalog, int count, Func<int, LabelledImage> image, ImageLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return View(new ListedImages(count, image), options ?? new ImageLoadOptions());
    }

    private static ImageListView View(LabelledImage[] images, ImageLoadOptions options)
    {
        if (Array.IndexOf(images, null) is >= 0 and var at)
            throw new ArgumentException($"LoadImages: item {at} of the list is null; give a LabelledImage for each row.", nameof(images));
        return View(new ListedImages(images.Length, row => images[row]), options);
    }

    private static ImageListView View(IImageRows rows, ImageLoadOptions options)
    {
        options.Validate();
        return new ImageListView(rows, options);
    }

    private static T[] WithoutStrays<T>(IReadOnlyList<T> found, Func<T, string?> classOf, Func<T, string> nameOf, ImageLoadOptions options)
    {
        if (found.All(file => classOf(file) is null))
            return [.. found];
        foreach (var stray in found.Where(file => classOf(file) is null))
            options.Tell(new SkippedImage(nameOf(stray), "It lies beside the folders of the classes and so belongs to none of them."));
        return [.. found.Where(file => classOf(file) is not null)];
    }

    private static void RequirePictures(string owner, string path, int count)
    {
        if (count == 0)
        {
            throw new ArgumentException(
                $"{owner}: '{path}' holds no picture ({string.Join(", ", PictureNames.Readable)}); pictures should lie in a folder for each class.",
                nameof(path));
        }
    }
}
