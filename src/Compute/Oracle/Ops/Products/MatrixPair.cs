using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// Two stacks of matrices and their products: rows x inner by inner x columns. Matrices stretch over the stack of the result.
/// </summary>
internal readonly struct MatrixPair
{
    private readonly Value _a;
    private readonly Value _b;
    private readonly int[] _stack;
    private readonly int _axes;
    private readonly (int Row, int Column) _stepA;
    private readonly (int Row, int Column) _stepB;

    public MatrixPair(MatMul op, Value a, Value b, Value y)
    {
        (_a, _b, _stack) = (a, b, y.Dims);
        var (isRow, isColumn) = (a.Rank == 1, b.Rank == 1);
        Inner = op.TransposeA ? a.Dims[^2] : a.Dims[^1];
        Rows = isRow ? 1 : op.TransposeA ? a.Dims[^1] : a.Dims[^2];
        Columns = isColumn ? 1 : op.TransposeB ? b.Dims[^2] : b.Dims[^1];
        _axes = y.Rank - (isRow ? 0 : 1) - (isColumn ? 0 : 1);
        _stepA = op.TransposeA ? (1, Rows) : (Inner, 1);
        _stepB = op.TransposeB ? (1, Inner) : (Columns, 1);
    }

    public int Rows { get; }

    public int Inner { get; }

    public int Columns { get; }

    /// <summary>Where the matrix of the first value begins that belongs to a matrix of the result.</summary>
    public int FirstA(int matrix) => First(_a, matrix) * Rows * Inner;

    /// <summary>Where that of the second value begins.</summary>
    public int FirstB(int matrix) => First(_b, matrix) * Inner * Columns;

    /// <summary>How far an element lies from the beginning of its matrix.</summary>
    public int AtA(int row, int inner) => (row * _stepA.Row) + (inner * _stepA.Column);

    /// <summary>How far an element lies from the beginning of its matrix.</summary>
    public int AtB(int inner, int column) => (inner * _stepB.Row) + (column * _stepB.Column);

    private int First(Value value, int matrix)
    {
        var (first, stride) = (0, 1);
        for (var axis = 0; axis < _axes; axis++)
        {
            (matrix, var at) = Math.DivRem(matrix, _stack[_axes - 1 - axis]);
            var own = value.Rank - 3 - axis;
            var size = own < 0 ? 1 : value.Dims[own];
            first += size == 1 ? 0 : at * stride;
            stride *= size;
        }

        return first;
    }
}
