using MLNetVision.Evaluation.Pictures;
using MLNetVision.Imaging;

namespace MLNetVision.Evaluation.Maps;

/// <summary>All pictures of a page on one: tiles of equal size, row by row, each picture in its tile's upper left corner.</summary>
internal sealed class PictureSheet
{
    private const int LargestSide = 64, SmallestSide = 12;

    /// <summary>What a page of many pictures may weigh, in pixels.</summary>
    private const int MostPixels = 3_000_000;

    private readonly Image<byte>?[] _pictures;

    public PictureSheet(IReadOnlyList<Image<byte>?> pictures)
    {
        var room = Math.Clamp((int)Math.Sqrt((double)MostPixels / pictures.Count), SmallestSide, LargestSide);
        _pictures = [.. pictures.Select(p => p is null ? null : Thumbnail.Of(p, room))];
        Side = Math.Max(1, _pictures.Max(p => p is null ? 1 : Math.Max(p.Width, p.Height)));
        Columns = (int)Math.Ceiling(Math.Sqrt(pictures.Count));
    }

    /// <summary>A tile's side.</summary>
    public int Side { get; }

    /// <summary>Tiles of a row.</summary>
    public int Columns { get; }

    /// <summary>Whether there is any picture.</summary>
    public bool HasPictures => _pictures.Any(p => p is not null);

    /// <summary>Width and height of each; 0 for those that are missing.</summary>
    public IEnumerable<(int Width, int Height)> Sizes => _pictures.Select(p => (p?.Width ?? 0, p?.Height ?? 0));

    /// <summary>The sheet: grey where all pictures are, with transparency where one has it.</summary>
    public byte[] ToPng()
    {
        var channels = _pictures.Max(p => p?.Channels ?? 1) is var most && most == 3 && _pictures.Any(p => p?.Channels == 2) ? 4 : most;
        var sheet = new Image<byte>(Columns * Side, ((_pictures.Length + Columns - 1) / Columns) * Side, channels);
        foreach (var (i, picture) in _pictures.Index())
        {
            if (picture is null)
                continue;
            var tile = picture.WithChannels(channels);
            for (var y = 0; y < tile.Height; y++)
                tile.Row(y).CopyTo(sheet.Row((i / Columns * Side) + y)[(i % Columns * Side * channels)..]);
        }

        return ImageFile.Encode(sheet, ImageFormat.Png);
    }
}
