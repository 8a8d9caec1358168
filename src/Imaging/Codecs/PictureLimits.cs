namespace MLNetVision.Imaging;

/// <summary>The checks between a header's claim and the memory that the claim would take.</summary>
internal static class PictureLimits
{
    /// <summary>The most bytes that one byte of DEFLATE can give: a match of 258 bytes coded in two bits.</summary>
    internal const int DeflateExpansion = 1032;

    /// <summary>Refuses sizes that are not positive, over the limit of the options, or beyond what an array holds.</summary>
    internal static void CheckSize(string format, long width, long height, int channels, DecodeOptions options)
    {
        if (width <= 0 || height <= 0)
            throw new ImageFormatException($"{format}: the header says {width} x {height} pixels; both must be at least 1.");

        var pixels = (UInt128)width * (UInt128)height;
        if (pixels > (UInt128)Math.Max(0, options.MaxPixels))
        {
            throw new ImageFormatException($"{format}: the header says {width} x {height} pixels, over the limit of {options.MaxPixels} pixels. "
                + $"Raise {nameof(DecodeOptions)}.{nameof(DecodeOptions.MaxPixels)} if the source is trusted.");
        }

        if (pixels * (UInt128)channels > (UInt128)Array.MaxLength)
            throw new ImageFormatException($"{format}: a picture of {width} x {height} pixels with {channels} channels does not fit into an array.");
    }

    /// <summary>Refuses a claim that the bytes at hand cannot fill.</summary>
    internal static void CheckFilled(string format, long claimed, long available)
    {
        if (claimed > available)
        {
            throw new ImageFormatException($"{format}: the header promises {claimed} bytes of picture, but what follows can give at most {available}. "
                + "The file is cut off or damaged.");
        }
    }
}
