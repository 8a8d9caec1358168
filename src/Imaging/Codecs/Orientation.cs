namespace MLNetVision.Imaging;

/// <summary>Turns a picture upright as EXIF orientation asks.</summary>
public static class Orientation
{
    /// <summary>Side of the square tiles in which pixels are moved, so that a transposition stays in the cache.</summary>
    private const int Tile = 32;

    /// <summary>Whether the orientation exchanges width and height.</summary>
    public static bool SwapsAxes(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>
    /// The picture as it is to be shown. 1 returns <paramref name="image"/> itself; 2 mirrors left to right, 3 turns by 180 degrees, 4 mirrors top to bottom,
    /// 5 transposes, 6 turns clockwise by 90 degrees, 7 transposes along the other diagonal, 8 turns counter-clockwise by 90 degrees.
    /// </summary>
    /// <param name="image">The picture as stored.</param>
    /// <param name="orientation">EXIF orientation, 1 to 8.</param>
    public static Image<T> Apply<T>(Image<T> image, int orientation)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        if (orientation is < 1 or > 8)
            throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "EXIF orientation is a number from 1 (upright) to 8.");
        if (orientation == 1)
            return image;

        var upright = SwapsAxes(orientation)
            ? new Image<T>(image.Height, image.Width, image.Channels)
            : new Image<T>(image.Width, image.Height, image.Channels);
        Move(image, upright, Walk(image.Width, image.Height, orientation));
        return upright;
    }

    /// <summary>Where the walk over the stored pixels starts and how far it goes for one step right and one step down in the upright picture.</summary>
    private static (int Origin, int Right, int Down) Walk(int width, int height, int orientation)
    {
        var lastColumn = width - 1;
        var lastRow = (height - 1) * width;
        return orientation switch
        {
            2 => (lastColumn, -1, width),
            3 => (lastRow + lastColumn, -1, -width),
            4 => (lastRow, 1, -width),
            5 => (0, width, 1),
            6 => (lastRow, -width, 1),
            7 => (lastRow + lastColumn, -width, -1),
            _ => (lastColumn, width, -1),
        };
    }

    private static void Move<T>(Image<T> from, Image<T> to, (int Origin, int Right, int Down) walk)
        where T : unmanaged
    {
        for (var top = 0; top < to.Height; top += Tile)
        {
            for (var left = 0; left < to.Width; left += Tile)
            {
                var right = Math.Min(left + Tile, to.Width);
                for (var y = top; y < Math.Min(top + Tile, to.Height); y++)
                    MoveRun(from, to.Row(y)[(left * to.Channels)..(right * to.Channels)], walk.Origin + (left * walk.Right) + (y * walk.Down), walk.Right);
            }
        }
    }

    private static void MoveRun<T>(Image<T> from, Span<T> run, int start, int step)
        where T : unmanaged
    {
        var channels = from.Channels;
        var samples = from.Samples;
        var source = start * channels;
        for (var target = 0; target < run.Length; target += channels, source += step * channels)
        {
            for (var channel = 0; channel < channels; channel++)
                run[target + channel] = samples[source + channel];
        }
    }
}
