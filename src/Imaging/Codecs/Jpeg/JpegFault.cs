namespace MLNetVision.Imaging.Jpeg;

/// <summary>Makes the one exception that leaves the decoder; every message says where in the file the fault lies.</summary>
internal static class JpegFault
{
    /// <summary>The fault <paramref name="what"/> at byte <paramref name="offset"/> of the file.</summary>
    public static ImageFormatException At(long offset, string what) => new($"JPEG, byte {offset}: {what}");
}
