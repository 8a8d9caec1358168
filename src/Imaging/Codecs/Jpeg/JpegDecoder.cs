using MLNetVision.Imaging.Jpeg.Decoding;

namespace MLNetVision.Imaging.Jpeg;

/// <summary>
/// Decodes JPEG (ITU-T T.81): baseline, extended sequential and progressive with Huffman coding and 8 bits a sample; grey, YCbCr, RGB, CMYK and YCCK; any
/// sampling. Pixels are those of libjpeg with its accurate integer DCT and triangle upsampling, to the bit. Detail that a progressive file leaves out is not
/// smoothed over.
/// <para>
/// A picture that is cut off or damaged ends in an <see cref="ImageFormatException"/>, never in half a picture. Two things are forgiven, as the pixels are
/// whole or the file provides for it: a missing end marker behind complete data, and damage between restart markers (such an interval stays as it was: grey).
/// Memory and time are bounded: see <see cref="DecodeLimits"/>. What lies behind the picture is not read.
/// </para>
/// </summary>
internal static class JpegDecoder
{
    /// <summary>Reads the headers in front of the first scan.</summary>
    public static ImageInfo Identify(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reader = new FileReader(file);
        reader.ReadStart();
        reader.ReadToScan();
        var frame = reader.Frame;
        return new ImageInfo(ImageFormat.Jpeg, frame.Width, frame.Height, frame.Channels, 8, reader.Orientation);
    }

    /// <summary>Decodes the picture: one channel for grey, else RGB.</summary>
    public static Image<byte> Decode(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reader = new FileReader(file);
        reader.ReadStart();
        if (reader.ReadToScan() != Marker.StartOfScan)
            throw JpegFault.At(reader.Position, "the file ends before the picture's first scan (SOS). It was cut off.");
        var frame = reader.Frame;
        DecodeLimits.RequireSize(frame, options, reader.BytesLeft, reader.Position);
        var picture = DecodeFrame(ref reader, frame);
        return options.ApplyOrientation ? Orientation.Apply(picture, reader.Orientation) : picture;
    }

    private static Image<byte> DecodeFrame(ref FileReader reader, Frame frame)
    {
        var scan = reader.ReadScan();
        using var buffer = new EntropyBuffer(reader.BytesLeft);
        var samples = GC.AllocateUninitializedArray<byte>(frame.Width * frame.Height * frame.Channels);
        var picture = new Image<byte>(frame.Width, frame.Height, frame.Channels, samples);
        using var renderer = new StripRenderer(frame, reader.Colour.Conclude(frame.Components), picture);
        if (!frame.IsProgressive && scan.Components.Length == frame.Components.Length)
        {
            reader.ReadUnits(scan, new StreamedUnits(scan, renderer), buffer);
            return picture;
        }

        using var collector = new ScanCollector(frame);
        collector.Collect(ref reader, scan, buffer);
        collector.Render(renderer);
        return picture;
    }
}
