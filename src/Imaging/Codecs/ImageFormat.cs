namespace MLNetVision.Imaging;

/// <summary>The file formats that can be read.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>Portable any-map: PBM, PGM, PPM, PAM.</summary>
    Pnm,
}
