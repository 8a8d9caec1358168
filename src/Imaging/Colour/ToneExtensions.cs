namespace MLNetVision.Imaging;

/// <summary>
/// Brightness, contrast and gamma, defined as torchvision defines them. Results stay within 0 and the full sample (255, 65,535 or 1);
/// alpha passes unchanged. In the forms that end in To the destination may be the picture itself.
/// </summary>
public static class ToneExtensions
{
    /// <summary>Every sample times <paramref name="factor"/>: 0 is black, 1 changes nothing.</summary>
    public static Image<T> AdjustBrightness<T>(this Image<T> image, float factor)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AdjustBrightnessTo(result, factor);
        return result;
    }

    /// <summary>As <see cref="AdjustBrightness"/>, into a picture of the same shape.</summary>
    public static void AdjustBrightnessTo<T>(this Image<T> image, Image<T> destination, float factor)
        where T : unmanaged
    {
        Guard.SameShape("AdjustBrightness", image, destination);
        Guard.FiniteAndNotNegative("AdjustBrightness", nameof(factor), factor);
        ToneRows.Affine("AdjustBrightness", image, destination, factor, [0, 0, 0]);
    }

    /// <summary>Mixes the picture with its mean luma: 0 is that grey, 1 changes nothing, above 1 the contrast grows.</summary>
    public static Image<T> AdjustContrast<T>(this Image<T> image, float factor)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AdjustContrastTo(result, factor);
        return result;
    }

    /// <summary>As <see cref="AdjustContrast"/>, into a picture of the same shape.</summary>
    public static void AdjustContrastTo<T>(this Image<T> image, Image<T> destination, float factor)
        where T : unmanaged
    {
        Guard.SameShape("AdjustContrast", image, destination);
        Guard.FiniteAndNotNegative("AdjustContrast", nameof(factor), factor);
        var grey = (1 - factor) * ToneRows.MeanLuma("AdjustContrast", image);
        ToneRows.Affine("AdjustContrast", image, destination, factor, [grey, grey, grey]);
    }

    /// <summary>gain * sample ^ gamma, for samples from 0 to 1: a gamma above 1 darkens the shadows.</summary>
    public static Image<T> AdjustGamma<T>(this Image<T> image, float gamma, float gain = 1)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AdjustGammaTo(result, gamma, gain);
        return result;
    }

    /// <summary>As <see cref="AdjustGamma"/>, into a picture of the same shape.</summary>
    public static void AdjustGammaTo<T>(this Image<T> image, Image<T> destination, float gamma, float gain = 1)
        where T : unmanaged
    {
        Guard.SameShape("AdjustGamma", image, destination);
        Guard.FiniteAndNotNegative("AdjustGamma", nameof(gamma), gamma);
        Guard.FiniteAndNotNegative("AdjustGamma", nameof(gain), gain);
        ToneRows.Gamma("AdjustGamma", image, destination, gamma, gain);
    }
}
