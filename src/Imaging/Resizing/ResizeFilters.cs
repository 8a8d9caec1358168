namespace MLNetVision.Imaging;

/// <summary>1 within half a pixel.</summary>
internal readonly struct BoxFilter : IResizeFilter
{
    public static double Support => 0.5;

    public static double Weight(double distance) => distance is > -0.5 and <= 0.5 ? 1 : 0;
}

/// <summary>1 - |x|: linear interpolation.</summary>
internal readonly struct TriangleFilter : IResizeFilter
{
    public static double Support => 1;

    public static double Weight(double distance) => Math.Max(0, 1 - Math.Abs(distance));
}

/// <summary>Keys' cubic convolution with a = -0.5 (Catmull-Rom), exact for parabolas; PIL's choice.</summary>
internal readonly struct CatmullRomFilter : IResizeFilter
{
    public static double Support => 2;

    public static double Weight(double distance) => CubicConvolution.Weight(distance, -0.5);
}

/// <summary>Keys' cubic convolution with a = -0.75, sharper; OpenCV's choice.</summary>
internal readonly struct SharpCubicFilter : IResizeFilter
{
    public static double Support => 2;

    public static double Weight(double distance) => CubicConvolution.Weight(distance, CubicConvolution.Sharp);
}

/// <summary>sinc(x) sinc(x / 3) within 3 pixels; PIL's choice.</summary>
internal readonly struct Lanczos3Filter : IResizeFilter
{
    public static double Support => 3;

    public static double Weight(double distance) => WindowedSinc.Weight(distance, 3);
}

/// <summary>sinc(x) sinc(x / 4) within 4 pixels; OpenCV's choice.</summary>
internal readonly struct Lanczos4Filter : IResizeFilter
{
    public static double Support => 4;

    public static double Weight(double distance) => WindowedSinc.Weight(distance, 4);
}

/// <summary>R. Keys, Cubic convolution interpolation for digital image processing (1981), with the slope at distance 1 left open.</summary>
internal static class CubicConvolution
{
    public const double Sharp = -0.75;

    public static double Weight(double distance, double a)
    {
        var x = Math.Abs(distance);
        return x switch
        {
            < 1 => (((((a + 2) * x) - (a + 3)) * x) * x) + 1,
            < 2 => ((((x - 5) * x) + 8) * x - 4) * a,
            _ => 0,
        };
    }
}

/// <summary>sinc(x) sinc(x / n) with sinc(x) = sin(pi x) / (pi x), the Lanczos window.</summary>
internal static class WindowedSinc
{
    public static double Weight(double distance, double lobes) =>
        Math.Abs(distance) >= lobes ? 0 : Sinc(distance) * Sinc(distance / lobes);

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
