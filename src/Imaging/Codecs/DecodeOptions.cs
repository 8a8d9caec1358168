namespace MLNetVision.Imaging;

/// <summary>How a picture is decoded.</summary>
public sealed record DecodeOptions
{
    /// <summary>The defaults.</summary>
    public static DecodeOptions Default { get; } = new();

    /// <summary>A picture with more pixels is refused before memory is taken for it. 100 million by default, a generous camera.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>A file or stream with more bytes is refused, a stream without known length as soon as it passes the limit. 1 GiB by default.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Whether EXIF orientation turns the picture upright. True by default.</summary>
    public bool ApplyOrientation { get; init; } = true;
}
