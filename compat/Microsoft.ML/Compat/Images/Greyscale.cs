namespace Microsoft.ML.Compat.Images;

/// <summary>0.3 red + 0.59 green + 0.11 blue of the straight colours, multiplied by alpha again.</summary>
internal static class Greyscale
{
    private const float RedWeight = 0.3f;
    private const float GreenWeight = 0.59f;
    private const float BlueWeight = 0.11f;

    public static Bitmap Of(Bitmap bitmap)
    {
        var grey = Bitmap.Canvas(bitmap.Width, bitmap.Height);
        var (from, to) = (bitmap.Pixels, grey.Pixels);
        for (var at = 0; at < from.Length; at += Bitmap.BytesPerPixel)
        {
            // The weights sum to 1, so the weighted sum of multiplied colours is the multiplied grey.
            var alpha = from[at + Bitmap.Alpha];
            var sum = (RedWeight * from[at + bitmap.Red]) + (GreenWeight * from[at + Bitmap.Green]) + (BlueWeight * from[at + bitmap.Blue]);
            to.AsSpan(at, Bitmap.Alpha).Fill((byte)(Math.Min(sum, alpha) + 0.5f));
            to[at + Bitmap.Alpha] = alpha;
        }

        return grey;
    }
}
