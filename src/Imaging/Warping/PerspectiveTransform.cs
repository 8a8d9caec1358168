namespace MLNetVision.Imaging;

/// <summary>
/// A map of the plane that keeps lines straight: (x, y) goes to (u / w, v / w) with u = M11 x + M12 y + M13, v = M21 x + M22 y + M23, w = M31 x + M32 y + M33.
/// </summary>
/// <param name="M11">u by x.</param>
/// <param name="M12">u by y.</param>
/// <param name="M13">u's constant.</param>
/// <param name="M21">v by x.</param>
/// <param name="M22">v by y.</param>
/// <param name="M23">v's constant.</param>
/// <param name="M31">w by x.</param>
/// <param name="M32">w by y.</param>
/// <param name="M33">w's constant.</param>
public readonly record struct PerspectiveTransform(
    double M11, double M12, double M13, double M21, double M22, double M23, double M31, double M32, double M33)
{
    /// <summary>An affine map seen as a perspective one.</summary>
    public static PerspectiveTransform From(AffineTransform affine) =>
        new(affine.M11, affine.M12, affine.M13, affine.M21, affine.M22, affine.M23, 0, 0, 1);

    /// <summary>The map that takes four points, no three of them on a line, to four others.</summary>
    /// <exception cref="ArgumentException">There are not four points on each side, or three of them lie on a line.</exception>
    public static PerspectiveTransform FromPoints(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        if (from.Length != 4 || to.Length != 4)
            throw new ArgumentException($"PerspectiveTransform: four points must go to four points, but {from.Length} go to {to.Length}.", nameof(from));

        // Eight equations for eight unknowns, M33 = 1: M11 x + M12 y + M13 - x X M31 - y X M32 = X, and the same for Y.
        var equations = new double[8, 9];
        for (var i = 0; i < 4; i++)
        {
            var ((x, y), (u, v)) = (from[i], to[i]);
            SetRow(equations, i, [x, y, 1, 0, 0, 0, -x * u, -y * u, u]);
            SetRow(equations, i + 4, [0, 0, 0, x, y, 1, -x * v, -y * v, v]);
        }

        var m = LinearSolver.Solve(equations)
            ?? throw new ArgumentException("PerspectiveTransform: no three of the four points may lie on a line.", nameof(from));
        return new(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], 1);
    }

    /// <summary>Where a point goes; not finite for points on the line w = 0.</summary>
    public (double X, double Y) Apply(double x, double y)
    {
        var w = (M31 * x) + (M32 * y) + M33;
        return (((M11 * x) + (M12 * y) + M13) / w, ((M21 * x) + (M22 * y) + M23) / w);
    }

    /// <summary>The map back.</summary>
    /// <exception cref="InvalidOperationException">The map flattens the plane to a line or a point.</exception>
    public PerspectiveTransform Inverse()
    {
        var (a, b, c) = ((M22 * M33) - (M23 * M32), (M13 * M32) - (M12 * M33), (M12 * M23) - (M13 * M22));
        var determinant = (M11 * a) + (M21 * b) + (M31 * c);
        if (determinant == 0 || !double.IsFinite(1 / determinant))
            throw new InvalidOperationException($"PerspectiveTransform: {this} must have an inverse, but its determinant is {determinant}.");

        var s = 1 / determinant;
        return new(
            a * s,
            b * s,
            c * s,
            ((M23 * M31) - (M21 * M33)) * s,
            ((M11 * M33) - (M13 * M31)) * s,
            ((M13 * M21) - (M11 * M23)) * s,
            ((M21 * M32) - (M22 * M31)) * s,
            ((M12 * M31) - (M11 * M32)) * s,
            ((M11 * M22) - (M12 * M21)) * s);
    }

    private static void SetRow(double[,] matrix, int row, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
            matrix[row, i] = values[i];
    }
}
