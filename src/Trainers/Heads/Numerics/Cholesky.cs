namespace MLNetVision.Trainers.HeadFitting;

/// <summary>Solves A x = b of a symmetric positive definite A by A = L Lᵀ.</summary>
internal static class Cholesky
{
    private const int RowsOfBlock = 32;

    /// <summary>The solution. The lower half of A becomes L.</summary>
    public static double[] Solve(double[][] lower, ReadOnlySpan<double> right, FitContext context)
    {
        Factor(lower, context.Each);
        return Solve(lower, right);
    }

    /// <summary>The solution by a factor that is known.</summary>
    public static double[] Solve(double[][] factor, ReadOnlySpan<double> right) => Back(factor, Forward(factor, right));

    /// <summary>The lower half of A becomes L.</summary>
    /// <param name="lower">A, of which the lower half counts.</param>
    /// <param name="each">Runs parts that do not depend on one another.</param>
    public static void Factor(double[][] lower, Action<int, Action<int>> each)
    {
        for (var start = 0; start < lower.Length; start += RowsOfBlock)
        {
            var end = Math.Min(start + RowsOfBlock, lower.Length);
            for (var row = start; row < end; row++)
            {
                Factor(lower, row, start, row + 1);
            }

            each(lower.Length - end, i => Factor(lower, end + i, start, end));
        }
    }

    /// <summary>The columns from start to end of a row of L; those before are done, and so are these columns of the rows above.</summary>
    private static void Factor(double[][] lower, int row, int start, int end)
    {
        for (var column = start; column < end; column++)
        {
            var rest = lower[row][column] - Vectors.Dot(lower[row].AsSpan(0, column), lower[column].AsSpan(0, column));
            lower[row][column] = column == row ? Root(rest, row) : rest / lower[column][column];
        }
    }

    private static double Root(double pivot, int row) => pivot > 0
        ? Math.Sqrt(pivot)
        : throw new ArgumentException(
            $"Head fitting: the equations cannot be solved at {row}, as features are combinations of one another in double precision. Use a larger penalty.");

    private static double[] Forward(double[][] lower, ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - Vectors.Dot(x.AsSpan(0, i), lower[i].AsSpan(0, i))) / lower[i][i];
        }

        return x;
    }

    private static double[] Back(double[][] lower, double[] x)
    {
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= lower[i][i];
            Vectors.Add(x.AsSpan(0, i), -x[i], lower[i].AsSpan(0, i));
        }

        return x;
    }
}
