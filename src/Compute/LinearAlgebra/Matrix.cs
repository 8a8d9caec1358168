namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>A matrix in double precision, row by row.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Values">Its numbers.</param>
internal sealed record Matrix(int Rows, int Columns, double[] Values)
{
    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    public ref double this[int row, int column] => ref Values[(row * Columns) + column];

    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The first rows.</summary>
    public Matrix First(int rows) => new(rows, Columns, Values[..(rows * Columns)]);

    /// <summary>Rows and columns exchanged.</summary>
    public Matrix Transpose()
    {
        var result = new Matrix(Columns, Rows);
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                result[c, r] = this[r, c];
            }
        }

        return result;
    }
}
