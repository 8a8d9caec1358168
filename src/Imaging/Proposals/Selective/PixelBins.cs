using MLNetVision.Imaging.Kernels;

namespace MLNetVision.Imaging;

/// <summary>
/// The bins that each pixel counts in: of a channel, one of 25 for its colour and, in each of four directions, one of ten for a derivative above zero or
/// one of ten for one below, which is a derivative above zero in the opposite direction. <c>Codes[plane][pixel]</c> is the bin within the plane.
/// </summary>
internal sealed record PixelBins(int Channels, byte[][] Codes)
{
    public const int ColourBins = 25;
    public const int TextureBins = 10;
    public const int Directions = 4;

    private const double TextureSigma = 1;

    /// <summary>Colour planes come first, then four texture planes a channel.</summary>
    public static PixelBins Of(Image<byte> picture, float[][] planes)
    {
        var codes = new byte[planes.Length * (1 + Directions)][];
        for (var c = 0; c < planes.Length; c++)
        {
            codes[c] = ColourCodes(picture, c);
            AddTexture(planes[c], picture.Width, picture.Height, codes.AsSpan(planes.Length + (c * Directions), Directions));
        }

        return new(planes.Length, codes);
    }

    private static byte[] ColourCodes(Image<byte> picture, int channel)
    {
        var codes = GC.AllocateUninitializedArray<byte>(picture.Width * picture.Height);
        ReadOnlySpan<byte> samples = picture.Samples[channel..];
        for (int i = 0, s = 0; i < codes.Length; i++, s += picture.Channels)
            codes[i] = (byte)(samples[s] * ColourBins >> 8);

        return codes;
    }

    private static void AddTexture(float[] plane, int width, int height, Span<byte[]> codes)
    {
        var bell = FloatPlanes.Bell(TextureSigma);
        var slope = new float[bell.Length];
        for (var i = 0; i < slope.Length; i++)
            slope[i] = (float)((i - (slope.Length / 2)) / (TextureSigma * TextureSigma) * bell[i]);

        var across = new float[plane.Length];
        var down = new float[plane.Length];
        FloatPlanes.Filter(plane, across, width, height, slope, bell);
        FloatPlanes.Filter(plane, down, width, height, bell, slope);
        for (var direction = 0; direction < Directions; direction++)
        {
            codes[direction] = GC.AllocateUninitializedArray<byte>(plane.Length);
            var angle = direction * Math.PI / Directions;
            TextureKernels.Codes(across, down, (float)Math.Cos(angle), (float)Math.Sin(angle), TextureBins, codes[direction]);
        }
    }
}
