namespace MLNetVision.Imaging;

/// <summary>The same picture with another sample type.</summary>
public static class SampleConversion
{
    private delegate void Kernel<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to);

    /// <summary>0 to 255 becomes 0 to 1.</summary>
    public static Image<float> ToFloat(this Image<byte> image) => Convert<byte, float>(image, SampleKernels.ToFloat);

    /// <summary>0 to 65,535 becomes 0 to 1.</summary>
    public static Image<float> ToFloat(this Image<ushort> image) => Convert<ushort, float>(image, SampleKernels.ToFloat);

    /// <summary>0 to 1 becomes 0 to 255, rounded to the nearest; what lies outside is cut off, and NaN becomes 0.</summary>
    public static Image<byte> ToByte(this Image<float> image) => Convert<float, byte>(image, SampleKernels.ToByte);

    /// <summary>Keeps the high byte, as libpng, OpenCV and Pillow do.</summary>
    public static Image<byte> ToByte(this Image<ushort> image) => Convert<ushort, byte>(image, SampleKernels.Narrow);

    /// <summary>0 to 1 becomes 0 to 65,535, rounded to the nearest; what lies outside is cut off, and NaN becomes 0.</summary>
    public static Image<ushort> ToUInt16(this Image<float> image) => Convert<float, ushort>(image, SampleKernels.ToUInt16);

    /// <summary>0 to 255 becomes 0 to 65,535 (times 257).</summary>
    public static Image<ushort> ToUInt16(this Image<byte> image) => Convert<byte, ushort>(image, SampleKernels.Widen);

    private static Image<TTo> Convert<TFrom, TTo>(Image<TFrom> image, Kernel<TFrom, TTo> kernel)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        var converted = new Image<TTo>(image.Width, image.Height, image.Channels);
        kernel(image.Samples, converted.Samples);
        return converted;
    }
}
