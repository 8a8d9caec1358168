using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>A row whose image is made anew whenever it is read, so that any number of passes can be made over it.</summary>
internal sealed class PictureRow
{
    public const int Width = 3;
    public const int Height = 2;

    public int Id { get; set; }

    public string Name { get; set; } = "";

    [ImageType(Height, Width)]
    public MLImage Image
    {
        get => Pictures.Make(Width, Height, (ulong)Id);
        set => value.Dispose();
    }

    public static SchemaDefinition OfUnknownSize()
    {
        var definition = SchemaDefinition.Create(typeof(PictureRow));
        definition[nameof(Image)].ColumnType = new ImageDataViewType();
        return definition;
    }

    public static PictureRow[] Some(int count) => [.. Enumerable.Range(1, count).Select(id => new PictureRow { Id = id, Name = $"picture {id}" })];
}

/// <summary>A row that holds one image, or none.</summary>
internal sealed class StoredRow
{
    [ImageType(PictureRow.Height, PictureRow.Width)]
    public MLImage? Image { get; set; }

    public static StoredRow[] Some(int count) =>
        [.. Enumerable.Range(1, count).Select(seed => new StoredRow { Image = Pictures.Make(PictureRow.Width, PictureRow.Height, (ulong)seed) })];
}

/// <summary>A row that names a file.</summary>
internal sealed class FileRow
{
    public string File { get; set; } = "";

    public static FileRow[] Of(params string[] files) => [.. files.Select(file => new FileRow { File = file })];
}

internal sealed class PixelsRow
{
    public float[] Pixels { get; set; } = [];
}
