namespace MLNetVision.Compute.Kernels.Products;

/// <summary>Walks over the places of a geometry.</summary>
internal struct PlaceCursor
{
    private readonly TapGeometry _geometry;
    private int _image;
    private int _i;
    private int _j;

    public PlaceCursor(TapGeometry geometry, int place)
    {
        _geometry = geometry;
        _j = place % geometry.Grid.Width;
        var row = place / geometry.Grid.Width;
        _i = row % geometry.Grid.Height;
        _image = row / geometry.Grid.Height;
    }

    /// <summary>The number of the place's pixel among all placed pixels.</summary>
    public readonly long Placed =>
        ((((long)_image * _geometry.Placed.Height) + _geometry.First.Y + ((long)_i * _geometry.Step.Y)) * _geometry.Placed.Width)
        + _geometry.First.X + ((long)_j * _geometry.Step.X);

    /// <summary>The seen row that a tap at 0 would look at.</summary>
    public readonly int Y => _i * _geometry.Stride.Y;

    /// <summary>The seen column that a tap at 0 would look at.</summary>
    public readonly int X => _j * _geometry.Stride.X;

    /// <summary>The number of the pixel that a tap at (0, 0) would see, among all seen pixels.</summary>
    public readonly long Origin => ((((long)_image * _geometry.Seen.Height) + Y) * _geometry.Seen.Width) + X;

    /// <summary>Whether a tap looks inside the picture.</summary>
    public readonly bool Sees(int tap) =>
        (uint)(Y + _geometry.TapY[tap]) < (uint)_geometry.Seen.Height && (uint)(X + _geometry.TapX[tap]) < (uint)_geometry.Seen.Width;

    /// <summary>Whether a tap looks at a row of the picture.</summary>
    public readonly bool SeesRow(int tap) => (uint)(Y + _geometry.TapY[tap]) < (uint)_geometry.Seen.Height;

    /// <summary>The number of the pixel that a tap sees, which has to be inside.</summary>
    public readonly long SeenBy(int tap) => Origin + ((long)_geometry.TapY[tap] * _geometry.Seen.Width) + _geometry.TapX[tap];

    public void Next()
    {
        if (++_j == _geometry.Grid.Width)
        {
            _j = 0;
            if (++_i == _geometry.Grid.Height)
            {
                _i = 0;
                _image++;
            }
        }
    }
}
