namespace MLNetVision.Imaging;

/// <summary>Which format a file name asks for. Only writing looks at names.</summary>
internal static class FileExtensions
{
    internal static ImageFormat Require(string path)
    {
        var extension = Path.GetExtension(path);
        return extension.ToUpperInvariant() switch
        {
            ".PNG" => ImageFormat.Png,
            ".JPG" or ".JPEG" or ".JPE" => ImageFormat.Jpeg,
            ".BMP" or ".DIB" => ImageFormat.Bmp,
            ".PGM" or ".PPM" or ".PNM" or ".PAM" => ImageFormat.Pnm,
            _ => throw new ArgumentException(
                $"'{path}': no format goes with the extension '{extension}'. Use .png, .jpg, .bmp, .pgm, .ppm or .pam, or name the {nameof(ImageFormat)}.",
                nameof(path)),
        };
    }
}
