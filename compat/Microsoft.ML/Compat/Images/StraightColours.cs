using MLNetVision.Imaging;

namespace Microsoft.ML.Compat.Images;

/// <summary>The colours of a bitmap as they look: divided by their alpha.</summary>
internal static class StraightColours
{
    private const int BgrBytes = 3;

    public static byte[] Bgr(Bitmap bitmap)
    {
        var bgr = new byte[bitmap.Width * bitmap.Height * BgrBytes];
        var pixels = bitmap.Pixels;
        for (int from = 0, to = 0; from < pixels.Length; from += Bitmap.BytesPerPixel, to += BgrBytes)
        {
            var alpha = bitmap.IsOpaque ? byte.MaxValue : pixels[from + Bitmap.Alpha];
            bgr[to] = Premultiplication.Divide(pixels[from + bitmap.Blue], alpha);
            bgr[to + 1] = Premultiplication.Divide(pixels[from + Bitmap.Green], alpha);
            bgr[to + 2] = Premultiplication.Divide(pixels[from + bitmap.Red], alpha);
        }

        return bgr;
    }

    /// <summary>RGB of an opaque bitmap, else RGB with alpha.</summary>
    public static Image<byte> Picture(Bitmap bitmap)
    {
        var colours = PackedPixels.FromBgr24(Bgr(bitmap), bitmap.Width, bitmap.Height);
        if (bitmap.IsOpaque)
            return colours;
        var picture = colours.WithChannels(Bitmap.BytesPerPixel);
        for (var at = Bitmap.Alpha; at < bitmap.Pixels.Length; at += Bitmap.BytesPerPixel)
            picture.Samples[at] = bitmap.Pixels[at];
        return picture;
    }
}
