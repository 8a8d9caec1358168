namespace MLNetVision.Imaging;

/// <summary>
/// A linear map and a shift: (x, y) goes to (M11 x + M12 y + M13, M21 x + M22 y + M23). The centre of the pixel in column i and row j is (i, j), y points down.
/// </summary>
/// <param name="M11">x by x.</param>
/// <param name="M12">x by y.</param>
/// <param name="M13">The shift of x.</param>
/// <param name="M21">y by x.</param>
/// <param name="M22">y by y.</param>
/// <param name="M23">The shift of y.</param>
public readonly record struct AffineTransform(double M11, double M12, double M13, double M21, double M22, double M23)
{
    /// <summary>Every point stays.</summary>
    public static AffineTransform Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>A shift.</summary>
    public static AffineTransform Translation(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>A scale about (<paramref name="centreX"/>, <paramref name="centreY"/>).</summary>
    public static AffineTransform Scaling(double x, double y, double centreX = 0, double centreY = 0) =>
        new(x, 0, centreX - (x * centreX), 0, y, centreY - (y * centreY));

    /// <summary>
    /// A turn about (<paramref name="centreX"/>, <paramref name="centreY"/>), counter-clockwise as the picture is seen; exact at multiples of 90 degrees.
    /// </summary>
    public static AffineTransform Rotation(double degrees, double centreX = 0, double centreY = 0)
    {
        var (sin, cos) = SinCos(degrees);
        return new(cos, sin, centreX - (cos * centreX) - (sin * centreY), -sin, cos, centreY + (sin * centreX) - (cos * centreY));
    }

    /// <summary>
    /// A shear about (<paramref name="centreX"/>, <paramref name="centreY"/>): vertical lines lean by one angle, horizontal ones by the other.
    /// </summary>
    public static AffineTransform Shear(double degreesX, double degreesY = 0, double centreX = 0, double centreY = 0)
    {
        var (x, y) = (Math.Tan(degreesX * Math.PI / 180), Math.Tan(degreesY * Math.PI / 180));
        return new(1, x, -x * centreY, y, 1, -y * centreX);
    }

    /// <summary>This map, and <paramref name="next"/> after it.</summary>
    public AffineTransform Then(AffineTransform next) => new(
        (next.M11 * M11) + (next.M12 * M21),
        (next.M11 * M12) + (next.M12 * M22),
        (next.M11 * M13) + (next.M12 * M23) + next.M13,
        (next.M21 * M11) + (next.M22 * M21),
        (next.M21 * M12) + (next.M22 * M22),
        (next.M21 * M13) + (next.M22 * M23) + next.M23);

    /// <summary>Where a point goes.</summary>
    public (double X, double Y) Apply(double x, double y) => ((M11 * x) + (M12 * y) + M13, (M21 * x) + (M22 * y) + M23);

    /// <summary>The map back.</summary>
    /// <exception cref="InvalidOperationException">The map flattens the plane to a line or a point.</exception>
    public AffineTransform Inverse()
    {
        var determinant = (M11 * M22) - (M12 * M21);
        if (determinant == 0 || !double.IsFinite(1 / determinant))
            throw new InvalidOperationException($"AffineTransform: {this} must have an inverse, but its determinant is {determinant}; check its scale.");

        var (a, b, c, d) = (M22 / determinant, -M12 / determinant, -M21 / determinant, M11 / determinant);
        return new(a, b, -(a * M13) - (b * M23), c, d, -(c * M13) - (d * M23));
    }

    private static (double Sin, double Cos) SinCos(double degrees)
    {
        var turn = Math.IEEERemainder(degrees, 360);
        return turn switch
        {
            0 => (0, 1),
            90 => (1, 0),
            -90 => (-1, 0),
            180 or -180 => (0, -1),
            _ => Math.SinCos(turn * Math.PI / 180),
        };
    }
}
