namespace MLNetVision.Imaging.Jpeg.Encoding;

/// <summary>The size of the picture and the grid of units that cover it.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="UnitWidth">Blocks of brightness in a row of a unit: pixels that share a colour sample in a row.</param>
/// <param name="UnitHeight">Rows of blocks of brightness in a unit.</param>
internal sealed record EncodedLayout(int Width, int Height, int UnitWidth, int UnitHeight)
{
    public int UnitsWide => (Width + (8 * UnitWidth) - 1) / (8 * UnitWidth);

    public int UnitsHigh => (Height + (8 * UnitHeight) - 1) / (8 * UnitHeight);

    /// <summary>The layout of a grey picture, or of a colour picture with the given subsampling.</summary>
    public static EncodedLayout Of(Image<byte> picture, ChromaSubsampling chroma)
    {
        var (wide, high) = picture.Channels <= 2 ? (1, 1) : chroma switch
        {
            ChromaSubsampling.Chroma444 => (1, 1),
            ChromaSubsampling.Chroma422 => (2, 1),
            ChromaSubsampling.Chroma420 => (2, 2),
            _ => throw new ArgumentOutOfRangeException(nameof(chroma), chroma, "Chroma subsampling is 4:4:4, 4:2:2 or 4:2:0."),
        };
        return new EncodedLayout(picture.Width, picture.Height, wide, high);
    }
}
