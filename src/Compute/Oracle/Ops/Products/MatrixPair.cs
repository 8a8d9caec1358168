using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// Two stacks of matrices and their products: rows x inner by inner x columns. Matrices stretch over the stack of the result.
/// </summary>
internal readonly struct MatrixPair
{
    private readonly int[] _a;
    private readonly int[] _b;
    private readonly int[] _stack;
    private readonly int _axes;

    /// <param name="op">Which matrices are transposed.</param>
    /// <param name="a">The dimensions of the first value.</param>
    /// <param name="b">The dimensions of the second.</param>
    /// <param name="y">The dimensions of the result.</param>
    public MatrixPair(MatMul op, int[] a, int[] b, int[] y)
    {
        (_a, _b, _stack) = (a, b, y);
        var (isRow, isColumn) = (a.Length == 1, b.Length == 1);
        Inner = op.TransposeA ? a[^2] : a[^1];
        Rows = isRow ? 1 : op.TransposeA ? a[^1] : a[^2];
        Columns = isColumn ? 1 : op.TransposeB ? b[^2] : b[^1];
        _axes = y.Length - (isRow ? 0 : 1) - (isColumn ? 0 : 1);
        StepA = op.TransposeA ? (1, Rows) : (Inner, 1);
        StepB = op.TransposeB ? (1, Inner) : (Columns, 1);
    }

    public int Rows { get; }

    public int Inner { get; }

    public int Columns { get; }

    /// <summary>How far rows and columns of the first matrix are apart.</summary>
    public (int Row, int Column) StepA { get; }

    /// <summary>How far rows and columns of the second matrix are apart.</summary>
    public (int Row, int Column) StepB { get; }

    /// <summary>Where the matrix of the first value begins that belongs to a matrix of the result.</summary>
    public int FirstA(int matrix) => First(_a, matrix) * Rows * Inner;

    /// <summary>Where that of the second value begins.</summary>
    public int FirstB(int matrix) => First(_b, matrix) * Inner * Columns;

    /// <summary>How far an element lies from the beginning of its matrix.</summary>
    public int AtA(int row, int inner) => (row * StepA.Row) + (inner * StepA.Column);

    /// <summary>How far an element lies from the beginning of its matrix.</summary>
    public int AtB(int inner, int column) => (inner * StepB.Row) + (column * StepB.Column);

    private int First(int[] dims, int matrix)
    {
        var (first, stride) = (0, 1);
        for (var axis = 0; axis < _axes; axis++)
        {
            (matrix, var at) = Math.DivRem(matrix, _stack[_axes - 1 - axis]);
            var own = dims.Length - 3 - axis;
            var size = own < 0 ? 1 : dims[own];
            first += size == 1 ? 0 : at * stride;
            stride *= size;
        }

        return first;
    }
}
