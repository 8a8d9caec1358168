namespace MLNetVision.Imaging;

/// <summary>
/// Saturation and hue, defined as torchvision defines them: a grey picture has neither and stays as it is. Results stay within 0 and the full sample; alpha
/// passes unchanged. In the forms that end in To the destination may be the picture itself.
/// </summary>
public static class ColourAdjustExtensions
{
    /// <summary>Mixes each pixel with its luma: 0 is grey, 1 changes nothing, above 1 the colours grow stronger.</summary>
    public static Image<T> AdjustSaturation<T>(this Image<T> image, float factor)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AdjustSaturationTo(result, factor);
        return result;
    }

    /// <summary>As <see cref="AdjustSaturation"/>, into a picture of the same shape.</summary>
    public static void AdjustSaturationTo<T>(this Image<T> image, Image<T> destination, float factor)
        where T : unmanaged =>
        Run("AdjustSaturation", image, destination, new Saturate(Guard.FiniteAndNotNegative("AdjustSaturation", nameof(factor), factor)));

    /// <summary>Turns the colours by <paramref name="turn"/> of the circle red, green, blue: 1/3 makes red green, 0 and 1 change nothing.</summary>
    public static Image<T> AdjustHue<T>(this Image<T> image, float turn)
        where T : unmanaged
    {
        var result = Shaped.Like(image);
        image.AdjustHueTo(result, turn);
        return result;
    }

    /// <summary>As <see cref="AdjustHue"/>, into a picture of the same shape.</summary>
    public static void AdjustHueTo<T>(this Image<T> image, Image<T> destination, float turn)
        where T : unmanaged =>
        Run("AdjustHue", image, destination, new TurnHue(Guard.Finite("AdjustHue", nameof(turn), turn)));

    private static void Run<T, TOperation>(string owner, Image<T> image, Image<T> destination, in TOperation operation)
        where T : unmanaged
        where TOperation : struct, IColourOperation
    {
        Guard.SameShape(owner, image, destination);
        if (image.Channels >= 3)
            ColourRows.Run(owner, image, destination, operation);
        else
            image.Samples.CopyTo(destination.Samples);
    }
}
