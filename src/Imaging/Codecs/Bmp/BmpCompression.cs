namespace MLNetVision.Imaging;

/// <summary>How the pixels of a BMP file are stored (the Windows values; OS/2 gives some of them other meanings).</summary>
internal enum BmpCompression
{
    None = 0,
    RunLength8 = 1,
    RunLength4 = 2,
    Masks = 3,
    AlphaMasks = 6,
}
