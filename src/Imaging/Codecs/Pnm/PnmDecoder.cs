using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>
/// Decodes the portable any-maps: bitmaps (P1, P4), grey (P2, P5), RGB (P3, P6) and PAM (P7) with up to four channels.
/// Samples are scaled from the file's maximum to the full range. Of several pictures in a file the first is taken.
/// </summary>
internal static class PnmDecoder
{
    private const string Name = "PNM";

    internal static ImageInfo Identify(ReadOnlySpan<byte> file)
    {
        var scanner = new PnmScanner(file);
        var header = PnmHeader.Read(ref scanner);
        return new(ImageFormat.Pnm, header.Width, header.Height, header.Channels, header.BitDepth);
    }

    /// <summary>Of pictures whose maximum is above 255 the high byte of the scaled sample is kept.</summary>
    internal static Image<byte> Decode(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        var scanner = new PnmScanner(file);
        var header = Begin(ref scanner, options);
        return header.IsWide
            ? Read<ushort>(header, ref scanner, ushort.MaxValue).ToByte()
            : Read<byte>(header, ref scanner, byte.MaxValue);
    }

    internal static Image<ushort> Decode16(ReadOnlySpan<byte> file, DecodeOptions options)
    {
        var scanner = new PnmScanner(file);
        var header = Begin(ref scanner, options);
        return Read<ushort>(header, ref scanner, ushort.MaxValue);
    }

    private static PnmHeader Begin(ref PnmScanner scanner, DecodeOptions options)
    {
        var header = PnmHeader.Read(ref scanner);
        PictureLimits.CheckSize(Name, header.Width, header.Height, header.Channels, options);
        PictureLimits.CheckFilled(Name, header.LeastLength, scanner.Rest.Length);
        return header;
    }

    private static Image<T> Read<T>(PnmHeader header, ref PnmScanner scanner, int full)
        where T : unmanaged, IBinaryInteger<T>
    {
        var image = new Image<T>(header.Width, header.Height, header.Channels);
        var scale = new PnmScale(header.Maximum, full);
        switch (header.Encoding)
        {
            case PnmEncoding.Text:
                foreach (ref var sample in image.Samples)
                    sample = T.CreateTruncating(scale.Apply(scanner.ReadNumber("a sample")));
                break;
            case PnmEncoding.TextBits:
                foreach (ref var sample in image.Samples)
                    sample = scanner.ReadBit() == 0 ? T.CreateTruncating(full) : T.Zero;
                break;
            case PnmEncoding.BinaryBits:
                PnmSamples.ReadBits(scanner.Rest, image, T.CreateTruncating(full));
                break;
            case PnmEncoding.Binary when header.IsWide:
                PnmSamples.ReadWords(scanner.Rest, image.Samples, scale);
                break;
            default:
                PnmSamples.ReadBytes(scanner.Rest, image.Samples, scale);
                break;
        }

        return image;
    }
}
