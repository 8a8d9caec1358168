using MLNetVision.Imaging;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>Pictures of one size side by side and below each other.</summary>
internal static class PictureSheet
{
    private const byte Background = 128;

    /// <summary>Draws lines of pictures.</summary>
    /// <param name="lines">Pictures from 0 to 255, channel by channel; what lies beyond is cut off.</param>
    /// <param name="shape">Their size.</param>
    /// <param name="scale">How many pixels of the sheet a pixel becomes, to each side.</param>
    /// <param name="gap">Pixels between pictures and around them.</param>
    public static Image<byte> Draw(IReadOnlyList<IReadOnlyList<float[]>> lines, PictureShape shape, int scale, int gap)
    {
        var columns = lines.Max(l => l.Count);
        var sheet = new Image<byte>(Side(columns, shape.Width), Side(lines.Count, shape.Height), shape.Channels);
        sheet.Samples.Fill(Background);
        foreach (var (row, line) in lines.Index())
        {
            foreach (var (column, picture) in line.Index())
            {
                Draw(sheet, picture, shape, gap + (column * ((shape.Width * scale) + gap)), gap + (row * ((shape.Height * scale) + gap)), scale);
            }
        }

        return sheet;

        int Side(int count, int size) => checked(gap + (count * ((size * scale) + gap)));
    }

    private static void Draw(Image<byte> sheet, float[] picture, PictureShape shape, int left, int top, int scale)
    {
        if (picture.Length != shape.Size)
        {
            throw new ArgumentException($"A picture of {shape} has {shape.Size} numbers, but one has {picture.Length}; give the shape that the pictures have.");
        }

        var plane = shape.Height * shape.Width;
        for (var y = 0; y < shape.Height * scale; y++)
        {
            for (var x = 0; x < shape.Width * scale; x++)
            {
                var pixel = (y / scale * shape.Width) + (x / scale);
                for (var c = 0; c < shape.Channels; c++)
                {
                    sheet[left + x, top + y, c] = (byte)Math.Clamp(MathF.Round(picture[(c * plane) + pixel]), 0, byte.MaxValue);
                }
            }
        }
    }
}
