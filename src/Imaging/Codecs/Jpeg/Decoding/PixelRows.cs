using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Turns rows of full-size components into pixels.</summary>
internal static class PixelRows
{
    /// <summary>Three planes, one after the other, become interleaved pixels.</summary>
    public static void Interleave(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> rgb)
    {
        for (var x = 0; x < rgb.Length / 3; x++)
            (rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]) = (red[x], green[x], blue[x]);
    }

    /// <summary>Inverted CMY in place of RGB is multiplied by inverted black: 255 * (c / 255) * (k / 255), rounded.</summary>
    public static void ApplyInvertedBlack(ReadOnlySpan<byte> black, Span<byte> rgb)
    {
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(((rgb[i] * black[i / 3]) + 127) / 255);
    }

    /// <summary>YCCK holds the complement of inverted CMY as YCbCr.</summary>
    public static void Complement(Span<byte> rgb)
    {
        foreach (ref var sample in rgb)
            sample = (byte)~sample;
    }

    /// <summary>Converts one row.</summary>
    public static void Convert(
        ColourModel model, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth, Span<byte> pixels)
    {
        switch (model)
        {
            case ColourModel.Grey:
                first[..pixels.Length].CopyTo(pixels);
                break;
            case ColourModel.YCbCr:
                YCbCr.ToRgb(first, second, third, pixels);
                break;
            case ColourModel.Rgb:
                Interleave(first, second, third, pixels);
                break;
            case ColourModel.InvertedCmyk:
                Interleave(first, second, third, pixels);
                ApplyInvertedBlack(fourth, pixels);
                break;
            default:
                YCbCr.ToRgb(first, second, third, pixels);
                Complement(pixels);
                ApplyInvertedBlack(fourth, pixels);
                break;
        }
    }
}
