namespace MLNetVision.Imaging;

/// <summary>A colour to draw with.</summary>
/// <param name="Red">Red.</param>
/// <param name="Green">Green.</param>
/// <param name="Blue">Blue.</param>
/// <param name="Alpha">255 covers what is below, 0 leaves it as it is.</param>
public readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>Black.</summary>
    public static Rgba Black => new(0, 0, 0);

    /// <summary>White.</summary>
    public static Rgba White => new(255, 255, 255);

    /// <summary>The same colour, more or less transparent.</summary>
    public Rgba WithAlpha(byte alpha) => this with { Alpha = alpha };
}
