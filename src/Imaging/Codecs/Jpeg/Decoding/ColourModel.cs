namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>What the components of a picture mean.</summary>
internal enum ColourModel
{
    Grey,
    Rgb,
    YCbCr,

    /// <summary>Cyan, magenta, yellow, black, all inverted as Adobe's programs write them.</summary>
    InvertedCmyk,

    /// <summary>Inverted CMYK whose first three components are the YCbCr form of their complement.</summary>
    InvertedYcck,
}
