using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>What looking at pictures through grids has in common with both of its gradients: pictures lie channels last, grids plain.</summary>
internal abstract unsafe class GridWork(GridShape shape) : LaneWork
{
    private readonly SampledAxis _rows = new(shape.Height, shape.Padding, shape.AlignCorners);
    private readonly SampledAxis _columns = new(shape.Width, shape.Padding, shape.AlignCorners);

    protected GridShape Shape { get; } = shape;

    protected float* Picture { get; private set; }

    protected float* Grid { get; private set; }

    protected float* Result { get; private set; }

    protected void Bind(Floats picture, Floats grid, Floats result)
    {
        Picture = picture.Start;
        Grid = grid.Start;
        Result = result.Start;
    }

    /// <summary>The four pixels around a place of the grid, by their numbers in the picture; -1 where there is none.</summary>
    protected Corners Find(long place)
    {
        var (column, x, xSlope) = _columns.Find(Grid[2 * place]);
        var (row, y, ySlope) = _rows.Find(Grid[(2 * place) + 1]);
        return new Corners(Pixel(row, column), Pixel(row, column + 1), Pixel(row + 1, column), Pixel(row + 1, column + 1), x, y, xSlope, ySlope);
    }

    private int Pixel(int row, int column) => _rows.Has(row) && _columns.Has(column) ? (row * Shape.Width) + column : -1;

    /// <summary>Four pixels, the shares of the lower and the right ones, and how these grow with the coordinates.</summary>
    protected readonly record struct Corners(
        int TopLeft, int TopRight, int BottomLeft, int BottomRight, float X, float Y, float XSlope, float YSlope);
}

/// <summary>Pictures, what they are looked at through, and how.</summary>
internal sealed record GridShape(
    int Pictures, int Channels, int Height, int Width, int GridHeight, int GridWidth, GridPadding Padding, bool AlignCorners)
{
    /// <summary>Places of one grid.</summary>
    public int Places => GridHeight * GridWidth;
}
