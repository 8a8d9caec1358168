namespace MLNetVision.Imaging;

/// <summary>Where in the picture the pixels of a row of the result come from.</summary>
internal interface ICoordinates
{
    /// <summary>Sets the position (xs[i], ys[i]) for the pixel in column i of row <paramref name="row"/>.</summary>
    void Fill(int row, Span<double> xs, Span<double> ys);
}

/// <summary>An affine map from the result to the picture.</summary>
internal readonly struct AffineCoordinates(AffineTransform back) : ICoordinates
{
    public void Fill(int row, Span<double> xs, Span<double> ys)
    {
        var (x, y) = ((back.M12 * row) + back.M13, (back.M22 * row) + back.M23);
        for (var i = 0; i < xs.Length; i++)
        {
            xs[i] = (back.M11 * i) + x;
            ys[i] = (back.M21 * i) + y;
        }
    }
}

/// <summary>A perspective map from the result to the picture.</summary>
internal readonly struct PerspectiveCoordinates(PerspectiveTransform back) : ICoordinates
{
    public void Fill(int row, Span<double> xs, Span<double> ys)
    {
        for (var i = 0; i < xs.Length; i++)
            (xs[i], ys[i]) = back.Apply(i, row);
    }
}

/// <summary>Positions written down in two channels, x and y; added to the pixel's own position where they are displacements.</summary>
internal readonly struct MapCoordinates(Image<float> map, bool displacements) : ICoordinates
{
    public void Fill(int row, Span<double> xs, Span<double> ys)
    {
        var positions = map.Row(row);
        for (var i = 0; i < xs.Length; i++)
        {
            xs[i] = positions[2 * i] + (displacements ? i : 0.0);
            ys[i] = positions[(2 * i) + 1] + (displacements ? row : 0.0);
        }
    }
}
