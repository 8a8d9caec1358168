namespace MLNetVision.Imaging;

/// <summary>The colours in which a picture is segmented and its regions are compared.</summary>
public enum ProposalColours
{
    /// <summary>As the picture has them.</summary>
    Rgb,

    /// <summary>Hue, saturation and value.</summary>
    Hsv,

    /// <summary>CIE L*a*b*.</summary>
    Lab,

    /// <summary>The shares of red and green in the sum of all three, which shadows leave alone, and the intensity.</summary>
    NormalisedRgi,

    /// <summary>Intensity alone.</summary>
    Grey,

    /// <summary>Hue alone, which shadows and highlights leave alone.</summary>
    Hue,
}
