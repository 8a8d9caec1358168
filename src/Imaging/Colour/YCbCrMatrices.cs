namespace MLNetVision.Imaging;

/// <summary>The matrices of BT.601, for samples of 0 to 1.</summary>
internal static class YCbCrMatrices
{
    private const double Red = 0.299;
    private const double Green = 0.587;
    private const double Blue = 0.114;

    /// <summary>Y = R, G, B by their weights; Cb and Cr are B - Y and R - Y scaled to -0.5 .. 0.5 times the span of chroma.</summary>
    public static ColourMatrix FromRgb<T>(YCbCrRange range)
        where T : unmanaged => ColourMatrix.Of(Matrix(range), Shift<T>(range));

    public static ColourMatrix ToRgb<T>(YCbCrRange range)
        where T : unmanaged => ColourMatrix.Back(Matrix(range), Shift<T>(range));

    private static double[] Matrix(YCbCrRange range)
    {
        var (luma, chroma) = range switch
        {
            YCbCrRange.Full => (1.0, 1.0),
            YCbCrRange.Studio => (219 / 255.0, 224 / 255.0),
            _ => throw new ArgumentOutOfRangeException(nameof(range), range, "YCbCr: the range must be a member of YCbCrRange."),
        };
        var (cb, cr) = (chroma / (2 * (1 - Blue)), chroma / (2 * (1 - Red)));
        return [luma * Red, luma * Green, luma * Blue, -cb * Red, -cb * Green, cb * (1 - Blue), cr * (1 - Red), -cr * Green, -cr * Blue];
    }

    /// <summary>No chroma is 128 of 255; 0.5 where floats have the full range.</summary>
    private static double[] Shift<T>(YCbCrRange range)
        where T : unmanaged
    {
        var full = range == YCbCrRange.Full;
        var middle = full && typeof(T) == typeof(float) ? 0.5 : full && typeof(T) == typeof(ushort) ? 32_768 / 65_535.0 : 128 / 255.0;
        return [full ? 0 : 16 / 255.0, middle, middle];
    }
}
