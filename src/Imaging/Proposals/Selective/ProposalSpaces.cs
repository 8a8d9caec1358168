namespace MLNetVision.Imaging;

/// <summary>Pictures in the colours that regions are compared in, as bytes of one or three channels.</summary>
internal static class ProposalSpaces
{
    public static Image<byte> Convert(Image<byte> rgb, ProposalColours colours) => colours switch
    {
        ProposalColours.Rgb => rgb,
        ProposalColours.Hsv => rgb.ToHsv(),
        ProposalColours.Lab => rgb.ToLab(),
        ProposalColours.NormalisedRgi => Normalised(rgb),
        ProposalColours.Hue => Channel(rgb.ToHsv(), 0),
        _ => rgb.WithChannels(1),
    };

    /// <summary>255 r / (r + g + b), 255 g / (r + g + b) and the mean of the three; black is the grey of equal shares.</summary>
    private static Image<byte> Normalised(Image<byte> rgb)
    {
        var result = new Image<byte>(rgb.Width, rgb.Height, 3);
        ReadOnlySpan<byte> from = rgb.Samples;
        var to = result.Samples;
        for (var i = 0; i < to.Length; i += 3)
        {
            var sum = from[i] + from[i + 1] + from[i + 2];
            to[i] = Share(from[i], sum);
            to[i + 1] = Share(from[i + 1], sum);
            to[i + 2] = (byte)((sum + 1) / 3);
        }

        return result;
    }

    private static byte Share(int part, int sum) => sum == 0 ? (byte)85 : (byte)(((part * 255) + (sum / 2)) / sum);

    private static Image<byte> Channel(Image<byte> picture, int channel)
    {
        var result = new Image<byte>(picture.Width, picture.Height, 1);
        ReadOnlySpan<byte> from = picture.Samples;
        var to = result.Samples;
        for (var i = 0; i < to.Length; i++)
            to[i] = from[(i * picture.Channels) + channel];

        return result;
    }
}
