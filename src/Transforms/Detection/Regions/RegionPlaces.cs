using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Transforms.Detection;

/// <summary>Boxes of a picture in cells of its feature map.</summary>
internal static class RegionPlaces
{
    /// <summary>Writes left, top, right and bottom.</summary>
    /// <param name="region">The box; what protrudes is cut off, one pixel is left at least.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="stretch">How far the picture was stretched before it became the map.</param>
    /// <param name="field">Where the map's cells lie.</param>
    /// <param name="place">Four numbers.</param>
    public static void Write(Box region, Image<byte> picture, (double X, double Y) stretch, ReceptiveField field, Span<float> place)
    {
        var x0 = Math.Clamp(region.X0, 0, picture.Width - 1f);
        var y0 = Math.Clamp(region.Y0, 0, picture.Height - 1f);
        var (x1, y1) = (Math.Clamp(region.X1, x0 + 1, picture.Width), Math.Clamp(region.Y1, y0 + 1, picture.Height));
        var (left, top) = field.Place(x0 * stretch.X, y0 * stretch.Y);
        var (right, bottom) = field.Place(x1 * stretch.X, y1 * stretch.Y);
        ((float)left, (float)top, (float)right, (float)bottom).CopyTo(place);
    }

    private static void CopyTo(this (float Left, float Top, float Right, float Bottom) box, Span<float> place)
    {
        (place[0], place[1], place[2], place[3]) = (box.Left, box.Top, box.Right, box.Bottom);
    }
}
