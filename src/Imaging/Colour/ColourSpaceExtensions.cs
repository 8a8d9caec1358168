namespace MLNetVision.Imaging;

/// <summary>
/// RGB in other coordinates, in place of the three colour channels; alpha passes unchanged. RGB is sRGB, as picture files have it.
/// Luma alone is <see cref="ChannelConversion.WithChannels(Image{byte}, int)"/> with one channel.
/// </summary>
public static class ColourSpaceExtensions
{
    /// <summary>
    /// Hue, saturation, value. Floats are 0 to 1, as in scikit-image; a byte of hue is a 256th of the circle (OpenCV's RGB2HSV_FULL), and
    /// the other two are 0 to 255.
    /// </summary>
    public static Image<T> ToHsv<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("ToHsv", image, result, new RgbToHsv(HueCircle.ToHue<T>(), Samples.Full<T>()));
        return result;
    }

    /// <summary>RGB from what <see cref="ToHsv"/> gives.</summary>
    public static Image<T> FromHsv<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("FromHsv", image, result, new HsvToRgb(HueCircle.ToHue<T>()));
        return result;
    }

    /// <summary>
    /// CIE L*a*b* with white D65. Floats are 0 to 100 for L and about -128 to 127 for a and b, as in scikit-image; bytes are L * 255 / 100,
    /// a + 128 and b + 128, as in OpenCV.
    /// </summary>
    public static Image<T> ToLab<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("ToLab", image, result, new RgbToLab(LabScale.For<T>()));
        return result;
    }

    /// <summary>RGB from what <see cref="ToLab"/> gives; colours outside sRGB are cut off.</summary>
    public static Image<T> FromLab<T>(this Image<T> image)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("FromLab", image, result, new LabToRgb(LabScale.For<T>()));
        return result;
    }

    /// <summary>Luma and the differences of blue and red from it, in this order (OpenCV's YCrCb has red first).</summary>
    public static Image<T> ToYCbCr<T>(this Image<T> image, YCbCrRange range = YCbCrRange.Full)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("ToYCbCr", image, result, YCbCrMatrices.FromRgb<T>(range));
        return result;
    }

    /// <summary>RGB from what <see cref="ToYCbCr"/> gives; floats outside 0 to 1 are kept.</summary>
    public static Image<T> FromYCbCr<T>(this Image<T> image, YCbCrRange range = YCbCrRange.Full)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        ColourRows.Run("FromYCbCr", image, result, YCbCrMatrices.ToRgb<T>(range));
        return result;
    }
}
