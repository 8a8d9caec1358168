using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;

namespace MLNetVision.Cli.Embed;

/// <summary>A picture as the page shows it and as the methods see it.</summary>
/// <param name="Name">Its file, below the folder.</param>
/// <param name="Label">Its class; empty for none.</param>
/// <param name="Shown">As large as a page needs it: grey, colours, or colours with transparency.</param>
/// <param name="Compared">The square in its middle, at the size that is asked for, in colours.</param>
internal sealed record EmbedPicture(string Name, string Label, Image<byte> Shown, Image<byte> Compared)
{
    private const int Largest = 64;

    /// <summary>Makes both of a picture with 4 channels.</summary>
    public static EmbedPicture Of(string name, string label, Image<byte> picture, int size)
    {
        var side = Math.Min(picture.Width, picture.Height);
        var square = new Image<byte>(size, size, picture.Channels);
        picture.ResizeTo(square, region: PixelRegion.Centred(picture.Width, picture.Height, side, side));
        var longer = Math.Max(picture.Width, picture.Height);
        var small = longer <= Largest ? picture
            : picture.Resize(Math.Max(1, picture.Width * Largest / longer), Math.Max(1, picture.Height * Largest / longer));
        return new EmbedPicture(name, label, Plain(small), square.WithChannels(3));
    }

    /// <summary>Whether it has no colours.</summary>
    public bool IsGrey => AreEqual(Compared, 3);

    /// <summary>Numbers from 0 to 1, channel by channel.</summary>
    public float[] Values(bool grey)
    {
        var picture = grey ? Compared.WithChannels(1) : Compared;
        var samples = picture.Samples;
        var values = new float[samples.Length];
        var channels = picture.Channels;
        var plane = values.Length / channels;
        for (var i = 0; i < values.Length; i++)
        {
            values[(i % channels * plane) + (i / channels)] = samples[i] / (float)byte.MaxValue;
        }

        return values;
    }

    /// <summary>Without the channels that say nothing.</summary>
    private static Image<byte> Plain(Image<byte> picture)
    {
        var samples = picture.Samples;
        for (var i = 3; i < samples.Length; i += 4)
        {
            if (samples[i] != byte.MaxValue)
            {
                return picture;
            }
        }

        return AreEqual(picture, 4) ? picture.WithChannels(1) : picture.WithChannels(3);
    }

    private static bool AreEqual(Image<byte> picture, int step)
    {
        var samples = picture.Samples;
        for (var i = 0; i < samples.Length; i += step)
        {
            if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Reads the pictures of a data view, in their order.</summary>
internal static class EmbedPictures
{
    public static List<EmbedPicture> Read(IDataView data, string root, int size, Action<int, int> progress, CancellationToken cancellation)
    {
        DataViewSchema.Column[] columns = [data.Schema["Image"], data.Schema["Label"], data.Schema["ImagePath"]];
        using var cursor = data.GetRowCursor(columns);
        var getImage = cursor.GetGetter<MLImage>(columns[0]);
        var getLabel = cursor.GetGetter<ReadOnlyMemory<char>>(columns[1]);
        var getPath = cursor.GetGetter<ReadOnlyMemory<char>>(columns[2]);
        var total = (int)(data.GetRowCount() ?? 0);
        var pictures = new List<EmbedPicture>(total);
        ReadOnlyMemory<char> path = default, label = default;
        MLImage? image = null;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getImage(ref image!);
            getLabel(ref label);
            getPath(ref path);
            pictures.Add(EmbedPicture.Of(Name(root, path.ToString()), label.ToString(), Pixels(image), size));
            if (pictures.Count < total)
            {
                progress(pictures.Count, total);
            }
        }

        image?.Dispose();
        progress(pictures.Count, pictures.Count);
        return pictures;
    }

    private static string Name(string root, string path) =>
        Path.GetRelativePath(File.Exists(root) ? Path.GetDirectoryName(Path.GetFullPath(root))! : root, path).Replace('\\', '/');

    private static Image<byte> Pixels(MLImage image) => image.PixelFormat == MLPixelFormat.Bgra32
        ? PackedPixels.FromBgra32(image.Pixels, image.Width, image.Height)
        : PackedPixels.FromRgba32(image.Pixels, image.Width, image.Height);
}
