namespace MLNetVision.Imaging;

/// <summary>Gaussian elimination with partial pivoting, for a handful of unknowns.</summary>
internal static class LinearSolver
{
    /// <summary>Solves n equations, each n coefficients and the right side; null if they do not determine the unknowns.</summary>
    public static double[]? Solve(double[,] equations)
    {
        var n = equations.GetLength(0);
        var scale = equations.Cast<double>().Max(Math.Abs);
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
                pivot = Math.Abs(equations[row, column]) > Math.Abs(equations[pivot, column]) ? row : pivot;

            if (!(Math.Abs(equations[pivot, column]) > 1e-13 * scale))
                return null;

            Swap(equations, pivot, column);
            for (var row = 0; row < n; row++)
            {
                if (row != column)
                    Subtract(equations, row, column, equations[row, column] / equations[column, column]);
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => equations[i, n] / equations[i, i])];
    }

    private static void Swap(double[,] equations, int a, int b)
    {
        for (var i = 0; i < equations.GetLength(1); i++)
            (equations[a, i], equations[b, i]) = (equations[b, i], equations[a, i]);
    }

    private static void Subtract(double[,] equations, int row, int from, double factor)
    {
        for (var i = 0; i < equations.GetLength(1); i++)
            equations[row, i] -= factor * equations[from, i];
    }
}
