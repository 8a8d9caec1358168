namespace MLNetVision.Compute.Kernels.Products;

/// <summary>Walks over the places of a geometry.</summary>
internal struct PlaceCursor
{
    private readonly TapGeometry _geometry;
    private int _row;

    public PlaceCursor(TapGeometry geometry, int place)
    {
        _geometry = geometry;
        var column = place % geometry.Grid.Width;
        _row = place / geometry.Grid.Width;
        BeginRow();
        Left -= column;
        X = column * geometry.Stride.X;
        Placed += (long)column * geometry.Step.X;
        Origin += X;
    }

    /// <summary>Places from here to the end of the row.</summary>
    public int Left { get; private set; }

    /// <summary>The number of the place's pixel among all placed pixels.</summary>
    public long Placed { get; private set; }

    /// <summary>The seen row that a tap at 0 would look at.</summary>
    public int Y { get; private set; }

    /// <summary>The seen column that a tap at 0 would look at.</summary>
    public int X { get; private set; }

    /// <summary>The number of the pixel that a tap at (0, 0) would see, among all seen pixels.</summary>
    public long Origin { get; private set; }

    /// <summary>Whether a tap looks inside the picture.</summary>
    public readonly bool Sees(int tap) =>
        (uint)(Y + _geometry.TapY[tap]) < (uint)_geometry.Seen.Height && (uint)(X + _geometry.TapX[tap]) < (uint)_geometry.Seen.Width;

    /// <summary>Whether a tap looks at a row of the picture.</summary>
    public readonly bool SeesRow(int tap) => (uint)(Y + _geometry.TapY[tap]) < (uint)_geometry.Seen.Height;

    /// <summary>The number of the pixel that a tap sees, which has to be inside.</summary>
    public readonly long SeenBy(int tap) => Origin + ((long)_geometry.TapY[tap] * _geometry.Seen.Width) + _geometry.TapX[tap];

    public void Next()
    {
        if (--Left == 0)
        {
            NextRow();
            return;
        }

        X += _geometry.Stride.X;
        Origin += _geometry.Stride.X;
        Placed += _geometry.Step.X;
    }

    /// <summary>Goes on to the next row's first place.</summary>
    public void NextRow()
    {
        _row++;
        BeginRow();
    }

    private void BeginRow()
    {
        var (image, row) = (_row / _geometry.Grid.Height, _row % _geometry.Grid.Height);
        Left = _geometry.Grid.Width;
        Y = row * _geometry.Stride.Y;
        X = 0;
        Origin = (((long)image * _geometry.Seen.Height) + Y) * _geometry.Seen.Width;
        Placed = ((((long)image * _geometry.Placed.Height) + _geometry.First.Y + ((long)row * _geometry.Step.Y)) * _geometry.Placed.Width) + _geometry.First.X;
    }
}
