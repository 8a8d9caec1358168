namespace MLNetVision.Imaging;

/// <summary>What the head of an image file says, read without decoding the picture.</summary>
/// <param name="Format">The file format.</param>
/// <param name="Width">Pixels in a row, as stored (before EXIF orientation).</param>
/// <param name="Height">Rows, as stored (before EXIF orientation).</param>
/// <param name="Channels">Channels that decoding yields, 1 to 4.</param>
/// <param name="BitDepth">Bits a sample as stored.</param>
/// <param name="Orientation">EXIF orientation, 1 (upright) to 8.</param>
public sealed record ImageInfo(ImageFormat Format, int Width, int Height, int Channels, int BitDepth, int Orientation = 1);
