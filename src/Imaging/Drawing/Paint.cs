using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>
/// Draws into a picture of 1 to 4 channels, in place. Coordinates are those of pixels' corners: (0, 0) is the picture's upper left corner and (1, 1) the lower
/// right corner of its first pixel. Pixels that a figure covers in part are mixed by area; what lies outside the picture is left out.
/// </summary>
public static partial class Paint
{
    /// <summary>Fills a closed polygon with one colour.</summary>
    public static void Polygon(Image<byte> picture, ReadOnlySpan<Vector2> corners, Rgba colour) => Polygon(picture, corners, (_, _) => colour);

    /// <summary>Fills a closed polygon with the colours of a pattern, which is asked by column and row.</summary>
    public static void Polygon(Image<byte> picture, ReadOnlySpan<Vector2> corners, Func<int, int, Rgba> pattern)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(pattern);
        ThrowIfNotFinite(corners);
        if (corners.Length < 3)
            return;

        var coverage = new Coverage(Coverage.Bounds(corners, picture.Width, picture.Height));
        coverage.Add(corners);
        Fill(picture, coverage, pattern);
    }

    private static void Fill(Image<byte> picture, Coverage coverage, Func<int, int, Rgba> pattern)
    {
        var region = coverage.Region;
        var cover = new float[region.Width];
        for (var y = 0; y < region.Height; y++)
        {
            coverage.Row(y, cover);
            var row = picture.Row(region.Y + y);
            for (var x = 0; x < cover.Length; x++)
            {
                if (cover[x] > 0)
                    Blend.Over(row.Slice((region.X + x) * picture.Channels, picture.Channels), pattern(region.X + x, region.Y + y), cover[x]);
            }
        }
    }

    private static void ThrowIfNotFinite(ReadOnlySpan<Vector2> corners)
    {
        foreach (var corner in corners)
        {
            if (!float.IsFinite(corner.X) || !float.IsFinite(corner.Y))
            {
                throw new ArgumentException(
                    $"Paint: coordinates must be finite, but a corner is ({corner.X}, {corner.Y}). Leave such figures out.", nameof(corners));
            }
        }
    }
}
