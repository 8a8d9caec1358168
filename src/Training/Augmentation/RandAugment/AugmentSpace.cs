namespace MLNetVision.Training.Augmentation;

/// <summary>The operations of <see cref="RandAugment"/>.</summary>
internal enum AugmentOperation
{
    Identity,
    ShearX,
    ShearY,
    TranslateX,
    TranslateY,
    Rotate,
    Brightness,
    Colour,
    Contrast,
    Sharpness,
    Posterise,
    Solarise,
    AutoContrast,
    Equalise,
}

/// <summary>What a magnitude means to each operation, as torchvision has it.</summary>
internal static class AugmentSpace
{
    public const int Count = 14;

    /// <summary>Whether the operation goes either way.</summary>
    public static bool IsSigned(AugmentOperation operation) => operation is >= AugmentOperation.ShearX and <= AugmentOperation.Sharpness;

    /// <summary>
    /// The value in the operation's own unit: a tangent, pixels, degrees, a change of a factor, bits that are kept, a threshold. A share of 0 is the weakest.
    /// </summary>
    public static double Value(AugmentOperation operation, int magnitude, int bins, int width, int height)
    {
        var share = magnitude / (bins - 1.0);
        return operation switch
        {
            AugmentOperation.ShearX or AugmentOperation.ShearY => 0.3 * share,
            AugmentOperation.TranslateX => 150.0 / 331 * width * share,
            AugmentOperation.TranslateY => 150.0 / 331 * height * share,
            AugmentOperation.Rotate => 30 * share,
            AugmentOperation.Brightness or AugmentOperation.Colour or AugmentOperation.Contrast or AugmentOperation.Sharpness => 0.9 * share,
            AugmentOperation.Posterise => 8 - Math.Round(magnitude / ((bins - 1) / 4.0)),
            AugmentOperation.Solarise => 255 * (1 - share),
            _ => 0,
        };
    }
}
