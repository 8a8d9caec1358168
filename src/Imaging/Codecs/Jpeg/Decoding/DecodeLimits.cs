namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>What keeps memory and time in proportion to the file, whatever it says.</summary>
internal static class DecodeLimits
{
    /// <summary>Visits of a block by scans that a picture of any size may ask for: some milliseconds.</summary>
    private const long FreeVisits = 1 << 20;

    /// <summary>
    /// Visits of every block that a picture may ask for. Files in use have about ten scans, of which few concern all components.
    /// </summary>
    private const long VisitsPerBlock = 40;

    /// <summary>Refuses a picture that is larger than allowed or than an array, or whose file is too short to hold one bit for each of its blocks.</summary>
    public static void RequireSize(Frame frame, DecodeOptions options, int bytesLeft, int offset)
    {
        PictureLimits.CheckSize("JPEG", frame.Width, frame.Height, frame.Channels, options);
        if (frame.Components.Max(CoefficientPlane.LengthOf) > Array.MaxLength)
            throw JpegFault.At(offset, $"the picture of {frame.Width} x {frame.Height} pixels does not fit into an array.");
        if (frame.BlockCount > bytesLeft * 8L)
        {
            throw JpegFault.At(offset, $"the picture of {frame.Width} x {frame.Height} pixels has {frame.BlockCount} blocks, "
                + $"each of which takes a bit at least, but only {bytesLeft} bytes follow. The file was cut off or lies about its size.");
        }
    }

    /// <summary>Adds a scan to the work done and refuses it when that is out of proportion to the picture.</summary>
    public static void Spend(ref long visits, Scan scan, Frame frame, int offset)
    {
        visits += scan.BlockVisits;
        if (visits > FreeVisits + (VisitsPerBlock * frame.BlockCount))
            throw JpegFault.At(offset, $"scan {scan.Number} makes the work exceed {VisitsPerBlock} visits of each block; no real picture has so many scans.");
    }
}
