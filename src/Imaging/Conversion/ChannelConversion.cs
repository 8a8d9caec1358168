namespace MLNetVision.Imaging;

/// <summary>The same picture with another number of channels: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</summary>
public static class ChannelConversion
{
    /// <summary>
    /// The picture with <paramref name="channels"/> channels; the picture itself if it has them already. Colour becomes grey by ITU-R BT.601 luma,
    /// new alpha is opaque, and alpha that has no place is dropped (see <see cref="Over(Image{byte}, ReadOnlySpan{byte})"/> to blend it).
    /// </summary>
    public static Image<byte> WithChannels(this Image<byte> image, int channels) => Convert<byte, ByteArithmetic>(image, channels);

    /// <inheritdoc cref="WithChannels(Image{byte}, int)"/>
    public static Image<ushort> WithChannels(this Image<ushort> image, int channels) => Convert<ushort, UInt16Arithmetic>(image, channels);

    /// <inheritdoc cref="WithChannels(Image{byte}, int)"/>
    public static Image<float> WithChannels(this Image<float> image, int channels) => Convert<float, SingleArithmetic>(image, channels);

    /// <summary>The picture laid over one colour, without alpha. A picture that has no alpha is returned itself.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="background">One sample for a grey picture, three for a colour picture.</param>
    public static Image<byte> Over(this Image<byte> image, params ReadOnlySpan<byte> background) => Compose<byte, ByteArithmetic>(image, background);

    /// <inheritdoc cref="Over(Image{byte}, ReadOnlySpan{byte})"/>
    public static Image<ushort> Over(this Image<ushort> image, params ReadOnlySpan<ushort> background) => Compose<ushort, UInt16Arithmetic>(image, background);

    /// <inheritdoc cref="Over(Image{byte}, ReadOnlySpan{byte})"/>
    public static Image<float> Over(this Image<float> image, params ReadOnlySpan<float> background) => Compose<float, SingleArithmetic>(image, background);

    private static Image<T> Convert<T, TArithmetic>(Image<T> image, int channels)
        where T : unmanaged
        where TArithmetic : ISampleArithmetic<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (channels == image.Channels)
            return image;

        var converted = new Image<T>(image.Width, image.Height, channels);
        if (image.Channels >= 3 && channels <= 2)
            ToGrey<T, TArithmetic>(image, converted);
        else if (image is Image<byte> bytes && converted is Image<byte> target)
            PixelShuffle.Apply(bytes.Samples, bytes.Channels, target.Samples, ChannelMap.Between(bytes.Channels, channels));
        else
            PixelShuffle.Scalar(image.Samples, image.Channels, converted.Samples, ChannelMap.Between(image.Channels, channels), TArithmetic.Opaque);
        return converted;
    }

    private static void ToGrey<T, TArithmetic>(Image<T> image, Image<T> grey)
        where T : unmanaged
        where TArithmetic : ISampleArithmetic<T>
    {
        ReadOnlySpan<T> from = image.Samples;
        var to = grey.Samples;
        for (int i = 0, o = 0; o < to.Length; i += image.Channels, o += grey.Channels)
        {
            to[o] = TArithmetic.Luma(from[i], from[i + 1], from[i + 2]);
            if (grey.Channels == 2)
                to[o + 1] = image.Channels == 4 ? from[i + 3] : TArithmetic.Opaque;
        }
    }

    private static Image<T> Compose<T, TArithmetic>(Image<T> image, ReadOnlySpan<T> background)
        where T : unmanaged
        where TArithmetic : ISampleArithmetic<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        var colours = image.Channels <= 2 ? 1 : 3;
        if (background.Length != colours)
        {
            throw new ArgumentException(
                $"The background of a picture with {image.Channels} channels has {colours} samples, but {background.Length} were given.", nameof(background));
        }

        if (colours == image.Channels)
            return image;

        var composed = new Image<T>(image.Width, image.Height, colours);
        ReadOnlySpan<T> from = image.Samples;
        var to = composed.Samples;
        for (int i = 0, o = 0; o < to.Length; i += image.Channels, o += colours)
        {
            for (var channel = 0; channel < colours; channel++)
                to[o + channel] = TArithmetic.Over(from[i + channel], from[i + colours], background[channel]);
        }

        return composed;
    }
}
