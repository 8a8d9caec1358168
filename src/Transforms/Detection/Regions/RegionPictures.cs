using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks;

namespace MLNetVision.Transforms.Detection;

/// <summary>Pixels of regions and of whole pictures as a backbone takes them: planes of (value / 255 - mean) / deviation.</summary>
/// <param name="channels">1 or 3.</param>
/// <param name="preprocessing">Mean and deviation; how large pictures are is not looked at.</param>
internal sealed class RegionPictures(int channels, Preprocessing preprocessing)
{
    // The mean colour of ImageNet, for cards that subtract none.
    private static readonly float[] Usual = [0.485f, 0.456f, 0.406f];

    private readonly byte[] _mean = Mean(channels, preprocessing);

    /// <summary>The picture with as many channels as the backbone takes; itself where it has them.</summary>
    public Image<byte> Channels(Image<byte> picture) => picture.WithChannels(channels);

    /// <summary>
    /// Writes a region, stretched to a size, with so many pixels of what surrounds it on each side. What lies beyond the picture is the mean colour. A region
    /// of no area is one pixel; one outside the picture is the pixel of it that is nearest.
    /// </summary>
    public void WriteWarped(Image<byte> picture, Box region, (int Height, int Width) size, int context, Span<float> planes)
    {
        var box = PixelBox(region, picture);
        var (scaleX, scaleY) = ((size.Width - (2.0 * context)) / box.Width, (size.Height - (2.0 * context)) / box.Height);
        var across = Side.Of(box.X, box.Width, context, scaleX, picture.Width, size.Width);
        var down = Side.Of(box.Y, box.Height, context, scaleY, picture.Height, size.Height);
        var warped = new Image<byte>(across.Length, down.Length, channels);
        picture.ResizeTo(warped, region: new PixelRegion(across.From, down.From, across.Count, down.Count));
        Write(warped, across.To, down.To, size, planes);
    }

    /// <summary>
    /// Writes the whole picture into the upper left corner of a field, in its own shape and as large as it can be; says how far it was stretched.
    /// </summary>
    public (double X, double Y) WriteWhole(Image<byte> picture, (int Height, int Width) field, Span<float> planes)
    {
        var scale = Math.Min((double)field.Width / picture.Width, (double)field.Height / picture.Height);
        var width = Math.Clamp((int)Math.Round(picture.Width * scale), 1, field.Width);
        var height = Math.Clamp((int)Math.Round(picture.Height * scale), 1, field.Height);
        var fitted = width == picture.Width && height == picture.Height ? picture : picture.Resize(width, height);
        Write(fitted, 0, 0, field, planes);
        return ((double)width / picture.Width, (double)height / picture.Height);
    }

    /// <summary>The whole pixels that a box touches, one at least.</summary>
    public static PixelRegion PixelBox(Box box, Image<byte> picture)
    {
        var x = (int)Math.Clamp(Math.Floor(box.X0), 0, picture.Width - 1);
        var y = (int)Math.Clamp(Math.Floor(box.Y0), 0, picture.Height - 1);
        return new PixelRegion(
            x, y, (int)Math.Clamp(Math.Ceiling(box.X1), x + 1, picture.Width) - x, (int)Math.Clamp(Math.Ceiling(box.Y1), y + 1, picture.Height) - y);
    }

    /// <summary>Writes a picture at a place of a field of the mean colour.</summary>
    private void Write(Image<byte> picture, int left, int top, (int Height, int Width) field, Span<float> planes)
    {
        var area = field.Height * field.Width;
        for (var c = 0; c < channels; c++)
        {
            var (mean, deviation) = (Of(preprocessing.Mean, c), Of(preprocessing.Deviation, c));
            var (factor, shift) = (1 / (byte.MaxValue * deviation), -mean / deviation);
            var plane = planes.Slice(c * area, area);
            if (picture.Width < field.Width || picture.Height < field.Height)
            {
                plane.Fill((_mean[c] * factor) + shift);
            }

            for (var y = 0; y < picture.Height; y++)
            {
                var from = picture.Row(y);
                var to = plane.Slice(((top + y) * field.Width) + left, picture.Width);
                for (int x = 0, s = c; x < to.Length; x++, s += channels)
                {
                    to[x] = (from[s] * factor) + shift;
                }
            }
        }
    }

    private static byte[] Mean(int channels, Preprocessing preprocessing)
    {
        var isGiven = preprocessing.Mean.Any(m => m != 0);
        return [.. Enumerable.Range(0, channels).Select(c => isGiven ? Of(preprocessing.Mean, c) : Usual[c])
            .Select(m => (byte)Math.Clamp(Math.Round(m * byte.MaxValue), 0, byte.MaxValue))];
    }

    private static float Of(IReadOnlyList<float> values, int channel) => values[values.Count == 1 ? 0 : channel];

    /// <summary>A region along an axis: the pixels that are there, and where they go.</summary>
    private readonly record struct Side(int From, int Count, int To, int Length)
    {
        public static Side Of(int from, int count, int context, double scale, int picture, int size)
        {
            var around = context / scale;
            var (wanted, end) = ((int)Math.Floor(from - around + 0.5), (int)Math.Floor(from + count + around + 0.5));
            var (first, last) = (Math.Clamp(wanted, 0, picture - 1), Math.Clamp(end, 1, picture));
            last = Math.Max(last, first + 1);
            var stretch = (double)size / Math.Max(end - wanted, 1);
            var to = Math.Clamp((int)Math.Round((first - wanted) * stretch), 0, size - 1);
            return new Side(first, last - first, to, Math.Clamp((int)Math.Round((last - first) * stretch), 1, size - to));
        }
    }
}
