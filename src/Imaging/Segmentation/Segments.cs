namespace MLNetVision.Imaging;

/// <summary>
/// A picture divided into segments: each pixel has the number of its segment, 0 for that of the upper left pixel, counted upwards row by row.
/// </summary>
public sealed class Segments
{
    private readonly int[] _labels;

    internal Segments(int width, int height, int count, int[] labels)
    {
        Width = width;
        Height = height;
        Count = count;
        _labels = labels;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>How many segments there are.</summary>
    public int Count { get; }

    /// <summary>The segments of all pixels, row by row.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The segment of the pixel at (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public int this[int x, int y] => (uint)x < (uint)Width && (uint)y < (uint)Height
        ? _labels[(y * Width) + x]
        : throw new ArgumentOutOfRangeException(nameof(x), $"Segments: ({x}, {y}) lies outside the picture of {Width} x {Height}.");
}
