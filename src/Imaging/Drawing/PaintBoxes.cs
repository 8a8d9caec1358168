using System.Numerics;

namespace MLNetVision.Imaging;

/// <content>Lines, boxes and captions.</content>
public static partial class Paint
{
    private static readonly Rgba RimColour = new(0, 0, 0, 150);

    /// <summary>Draws a line from one point to another.</summary>
    public static void Line(Image<byte> picture, float x0, float y0, float x1, float y1, Rgba colour, float width = 1)
    {
        ThrowIfNoWidth(width);
        Polygon(picture, Stroke(new(x0, y0), new(x1, y1), width, square: false), colour);
    }

    /// <summary>Colours a box; one whose corners are exchanged is not drawn.</summary>
    public static void FilledBox(Image<byte> picture, float x0, float y0, float x1, float y1, Rgba colour)
    {
        if (!(x1 < x0 || y1 < y0))
            Polygon(picture, Corners(x0, y0, x1, y1), colour);
    }

    /// <summary>Draws a box's sides, half within and half outside of it; one whose corners are exchanged is not drawn.</summary>
    public static void Box(Image<byte> picture, float x0, float y0, float x1, float y1, Rgba colour, float width = 2)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ThrowIfNoWidth(width);
        var half = width / 2;
        var outer = Corners(x0 - half, y0 - half, x1 + half, y1 + half);
        ThrowIfNotFinite(outer);
        if (x1 < x0 || y1 < y0)
            return;

        var coverage = new Coverage(Coverage.Bounds(outer, picture.Width, picture.Height));
        coverage.Add(outer);
        if (x1 - x0 > width && y1 - y0 > width)
            coverage.Add([.. Corners(x0 + half, y0 + half, x1 - half, y1 - half).Reverse()]);

        Fill(picture, coverage, (_, _) => colour);
    }

    /// <summary>
    /// Draws a box with a caption: above it where there is room, else within; moved so far that it lies in the picture. Its letters are black or white,
    /// whichever is the easier to read on the colour.
    /// </summary>
    public static void Box(Image<byte> picture, float x0, float y0, float x1, float y1, Rgba colour, string caption, BoxStyle? style = null)
    {
        style ??= new BoxStyle();
        if (style.Inside > 0)
            FilledBox(picture, x0, y0, x1, y1, colour.WithAlpha(style.Inside));
        if (style.Rim > 0)
            Box(picture, x0, y0, x1, y1, RimColour, style.LineWidth + (2 * style.Rim));

        Box(picture, x0, y0, x1, y1, colour, style.LineWidth);
        if (caption.Length > 0 && !(x1 < x0 || y1 < y0))
            Caption(picture, x0, y0, colour, caption, style);
    }

    /// <summary>Writes text with the upper left corner of its room at a place; letters the font lacks are boxes.</summary>
    /// <param name="picture">What to write on.</param>
    /// <param name="x">The left side of the room.</param>
    /// <param name="y">The upper side of the room, which has accents of capitals in it.</param>
    /// <param name="text">Printable ASCII and Latin-1; one line.</param>
    /// <param name="colour">The letters' colour.</param>
    /// <param name="height">Pixels of a capital.</param>
    public static void Text(Image<byte> picture, float x, float y, string text, Rgba colour, float height = 9)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(text);
        ThrowIfNotFinite([new(x, y)]);
        ThrowIfNoWidth(height);
        var coverage = new TextLines(text, x, y, height).Cover(picture.Width, picture.Height, Thickness(height));
        if (coverage is not null)
            Fill(picture, coverage, (_, _) => colour);
    }

    /// <summary>The room that text takes, to the right and downwards.</summary>
    public static Vector2 TextSize(string text, float height = 9)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new TextLines(text, 0, 0, height);
        return new Vector2(lines.Width, lines.Height);
    }

    /// <summary>A line as a closed polygon, always the same way round; one of no length is a dot.</summary>
    internal static Vector2[] Stroke(Vector2 from, Vector2 to, float width, bool square)
    {
        var along = to - from;
        var length = MathF.Sqrt((along.X * along.X) + (along.Y * along.Y));
        along = length > 0 ? along / length * (width / 2) : new Vector2(width / 2, 0);
        var across = new Vector2(-along.Y, along.X);
        var end = square || length == 0 ? along : default;
        return [from - end + across, from - end - across, to + end - across, to + end + across];
    }

    private static void Caption(Image<byte> picture, float x0, float y0, Rgba colour, string caption, BoxStyle style)
    {
        var size = TextSize(caption, style.TextHeight);
        var left = Math.Clamp(x0 - (style.LineWidth / 2), 0, Math.Max(picture.Width - size.X, 0));
        var above = y0 - (style.LineWidth / 2) - size.Y;
        var top = Math.Clamp(above >= 0 ? above : y0 + (style.LineWidth / 2), 0, Math.Max(picture.Height - size.Y, 0));
        FilledBox(picture, left, top, left + size.X, top + size.Y, colour.WithAlpha(255));
        Text(picture, left, top, caption, ClassColours.TextOn(colour), style.TextHeight);
    }

    private static float Thickness(float height) => Math.Max(height / 8, 1);

    private static Vector2[] Corners(float x0, float y0, float x1, float y1) => [new(x0, y0), new(x1, y0), new(x1, y1), new(x0, y1)];

    private static void ThrowIfNoWidth(float width)
    {
        if (!float.IsFinite(width) || width <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width, "Paint: lines and letters have a finite size above 0, such as 2.");
    }
}
