using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>
/// How much of each pixel of a rectangle lies within polygons, exactly (by area, not by samples). Each side adds, in every row it passes, its signed height to
/// the pixels right of it; summed from left to right these are winding numbers times area, of which the size, at most 1, is the cover.
/// </summary>
internal sealed class Coverage
{
    private const float LeastShown = 1f / 512;
    private readonly float[] _sums;
    private readonly int _stride;

    public Coverage(PixelRegion region)
    {
        Region = region;
        _stride = region.Width + 2;
        _sums = new float[_stride * region.Height];
    }

    /// <summary>The rectangle, in the picture's pixels.</summary>
    public PixelRegion Region { get; }

    /// <summary>The part of a picture that a polygon can touch; without width or height where it lies outside.</summary>
    public static PixelRegion Bounds(ReadOnlySpan<Vector2> corners, int width, int height)
    {
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var corner in corners)
        {
            low = new Vector2(Math.Min(low.X, corner.X), Math.Min(low.Y, corner.Y));
            high = new Vector2(Math.Max(high.X, corner.X), Math.Max(high.Y, corner.Y));
        }

        var (x0, y0) = ((int)Math.Clamp(MathF.Floor(low.X), 0, width), (int)Math.Clamp(MathF.Floor(low.Y), 0, height));
        var (x1, y1) = ((int)Math.Clamp(MathF.Ceiling(high.X), 0, width), (int)Math.Clamp(MathF.Ceiling(high.Y), 0, height));
        return new PixelRegion(x0, y0, Math.Max(x1 - x0, 0), Math.Max(y1 - y0, 0));
    }

    /// <summary>Adds a closed polygon; polygons that overlap are to run the same way round, else they cancel each other.</summary>
    public void Add(ReadOnlySpan<Vector2> corners)
    {
        for (var i = 0; i < corners.Length; i++)
            AddSide(corners[i], corners[(i + 1) % corners.Length]);
    }

    /// <summary>Writes the cover of each pixel of row <paramref name="y"/> of the rectangle, 0 to 1.</summary>
    public void Row(int y, Span<float> cover)
    {
        var sum = 0f;
        var sums = _sums.AsSpan(y * _stride, Region.Width);
        for (var x = 0; x < sums.Length; x++)
        {
            sum += sums[x];
            var size = Math.Min(Math.Abs(sum), 1);
            cover[x] = size < LeastShown ? 0 : size > 1 - LeastShown ? 1 : size;
        }
    }

    private void AddSide(Vector2 from, Vector2 to)
    {
        var direction = from.Y <= to.Y ? 1f : -1f;
        var (top, bottom) = direction > 0 ? (from, to) : (to, from);
        var (upper, lower) = (Math.Max(top.Y - Region.Y, 0), Math.Min(bottom.Y - Region.Y, Region.Height));
        if (!(upper < lower))
            return;

        var slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        float Across(float y) => top.X + ((y - (top.Y - Region.Y)) * slope) - Region.X;
        for (var y = (int)upper; y < Math.Min((int)MathF.Ceiling(lower), Region.Height); y++)
        {
            var (start, end) = (Math.Max(y, upper), Math.Min(y + 1, lower));
            AddWithinRow(y, Across(start), Across(end), (end - start) * direction);
        }
    }

    /// <summary>A side within one row, cut where it enters and leaves the rectangle.</summary>
    private void AddWithinRow(int y, float x0, float x1, float height)
    {
        var (left, right) = (Math.Min(x0, x1), Math.Max(x0, x1));
        if (left >= Region.Width)
            return;

        var slope = right > left ? height / (right - left) : 0;
        var outside = right <= 0 ? height : left < 0 ? -left * slope : 0;
        _sums[y * _stride] += outside;
        if (right <= 0)
            return;

        left = Math.Max(left, 0);
        if (right - left < 1e-6f)
            AddToPixel(y, (int)left, left - (int)left, height - outside);
        else
            AddAlong(y, left, Math.Min(right, Region.Width), slope);
    }

    private void AddAlong(int y, float left, float right, float slope)
    {
        for (var x = (int)left; x < right; x++)
        {
            var (start, end) = (Math.Max(left, x), Math.Min(right, x + 1));
            AddToPixel(y, x, ((start + end) / 2) - x, (end - start) * slope);
        }
    }

    private void AddToPixel(int y, int x, float inside, float height)
    {
        _sums[(y * _stride) + x] += height * (1 - inside);
        _sums[(y * _stride) + x + 1] += height * inside;
    }
}
