namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Collects what application segments say about colour, and concludes as libjpeg does.</summary>
internal sealed class ColourSigns
{
    private bool _jfif;
    private int? _adobeTransform;

    /// <summary>APP0: "JFIF" promises YCbCr or grey.</summary>
    public void ReadApp0(ReadOnlySpan<byte> payload) => _jfif |= payload.Length >= 14 && payload.StartsWith("JFIF\0"u8);

    /// <summary>APP14: "Adobe", version, two flag fields (2 bytes each), then the transform: 0 none, 1 YCbCr, 2 YCCK.</summary>
    public void ReadApp14(ReadOnlySpan<byte> payload)
    {
        if (payload.Length >= 12 && payload.StartsWith("Adobe"u8))
            _adobeTransform = payload[11];
    }

    /// <summary>
    /// Three components are YCbCr unless Adobe says 0, or the component identifiers are the letters R, G, B and nobody says anything. Four are inverted CMYK,
    /// with or without Adobe's mark, as no other kind is met; with a transform they are YCCK.
    /// </summary>
    public ColourModel Conclude(FrameComponent[] components) => components.Length switch
    {
        1 => ColourModel.Grey,
        3 => IsRgb(components) ? ColourModel.Rgb : ColourModel.YCbCr,
        _ => _adobeTransform is null or 0 ? ColourModel.InvertedCmyk : ColourModel.InvertedYcck,
    };

    private bool IsRgb(FrameComponent[] components) =>
        !_jfif && (_adobeTransform is int transform ? transform == 0 : (components[0].Id, components[1].Id, components[2].Id) == ('R', 'G', 'B'));
}
