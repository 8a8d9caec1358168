namespace MLNetVision.Imaging;

/// <summary>How boxes and their captions look.</summary>
public sealed record BoxStyle
{
    /// <summary>Pixels of the line; half of it lies within the box.</summary>
    public float LineWidth { get; init; } = 2;

    /// <summary>Pixels of a dark rim on both sides of the line, which sets it off from any picture; 0 for none.</summary>
    public float Rim { get; init; } = 0.75f;

    /// <summary>How much the inside is coloured: 0 for not at all, 255 covers it.</summary>
    public byte Inside { get; init; }

    /// <summary>Pixels of a capital letter.</summary>
    public float TextHeight { get; init; } = 9;
}
