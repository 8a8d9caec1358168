namespace MLNetVision.Training.Augmentation;

/// <summary>
/// What stands where there is no picture. A grey picture takes the colour's luma (ITU-R BT.601); alpha is opaque. Black by default.
/// </summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct FillColour(byte Red, byte Green, byte Blue)
{
    /// <summary>The mean of ImageNet's pictures.</summary>
    public static FillColour ImageNetMean { get; } = new(124, 116, 104);

    /// <summary>A grey.</summary>
    public static implicit operator FillColour(byte grey) => FromByte(grey);

    /// <summary>A grey.</summary>
    public static FillColour FromByte(byte grey) => new(grey, grey, grey);

    /// <summary>The samples of one pixel, for pictures of as many channels as there is room for.</summary>
    internal void Write(Span<float> pixel)
    {
        if (pixel.Length >= 3)
        {
            (pixel[0], pixel[1], pixel[2]) = (Red, Green, Blue);
        }
        else
        {
            pixel[0] = MathF.Round((0.299f * Red) + (0.587f * Green) + (0.114f * Blue));
        }

        if (pixel.Length % 2 == 0)
        {
            pixel[^1] = byte.MaxValue;
        }
    }
}
