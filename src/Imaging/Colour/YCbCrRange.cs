namespace MLNetVision.Imaging;

/// <summary>Which values luma and chroma take.</summary>
public enum YCbCrRange
{
    /// <summary>JPEG's (JFIF): bytes 0 to 255 for all three.</summary>
    Full,

    /// <summary>Television's (ITU-R BT.601): bytes 16 to 235 for luma, 16 to 240 for chroma.</summary>
    Studio,
}
