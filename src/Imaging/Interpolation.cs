namespace MLNetVision.Imaging;

/// <summary>How a value between pixels is made from the pixels around it.</summary>
public enum Interpolation
{
    /// <summary>The pixel at floor(x * scale): fast, shifted by up to half a pixel (OpenCV's INTER_NEAREST).</summary>
    Nearest,

    /// <summary>The pixel whose centre is nearest: floor((x + 0.5) * scale) (PIL's NEAREST and OpenCV's INTER_NEAREST_EXACT, but for ties).</summary>
    NearestExact,

    /// <summary>Linear in both directions.</summary>
    Bilinear,

    /// <summary>Cubic convolution over 4 x 4 pixels; a = -0.75 (OpenCV), or -0.5 where antialiased (PIL).</summary>
    Bicubic,

    /// <summary>Windowed sinc over 8 x 8 pixels (OpenCV's LANCZOS4), or of support 3 where antialiased (PIL).</summary>
    Lanczos,

    /// <summary>The mean over the area that an output pixel covers (OpenCV's INTER_AREA), or PIL's box filter where antialiased. Only for resizing.</summary>
    Area,
}
