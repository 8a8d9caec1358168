namespace MLNetVision.Sweeps.Numerics;

/// <summary>L of A = L Lᵀ for a symmetric positive definite A: solutions, the inverse, the determinant.</summary>
internal sealed class LowerTriangle
{
    private readonly double[][] _rows;

    private LowerTriangle(double[][] rows) => _rows = rows;

    /// <summary>The logarithm of A's determinant.</summary>
    public double LogDeterminant => 2 * _rows.Select((row, i) => Math.Log(row[i])).Sum();

    /// <summary>The factor of A, of which only the lower half is read; null where A is not positive definite in double precision.</summary>
    public static LowerTriangle? Of(double[][] matrix)
    {
        var rows = new double[matrix.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i][j] - Dot(rows[i], rows[j], j);
                if (i == j && !(rest > 0))
                {
                    return null;
                }

                rows[i][j] = i == j ? Math.Sqrt(rest) : rest / rows[j][j];
            }
        }

        return new LowerTriangle(rows);
    }

    /// <summary>L⁻¹ b.</summary>
    public double[] Forward(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - Dot(_rows[i], x, i)) / _rows[i][i];
        }

        return x;
    }

    /// <summary>A⁻¹ b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = Forward(right);
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _rows[i][i];
            for (var j = 0; j < i; j++)
            {
                x[j] -= x[i] * _rows[i][j];
            }
        }

        return x;
    }

    /// <summary>A⁻¹.</summary>
    public double[][] Inverse()
    {
        var unit = new double[_rows.Length];
        var inverse = new double[_rows.Length][];
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = 1;
            inverse[i] = Solve(unit);
            unit[i] = 0;
        }

        return inverse;
    }

    private static double Dot(double[] a, double[] b, int count)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
