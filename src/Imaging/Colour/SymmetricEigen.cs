namespace MLNetVision.Imaging;

/// <summary>Jacobi's method for the eigenvalues and eigenvectors of a small symmetric matrix.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 50;

    /// <summary>
    /// Eigenvalues, largest first, and the unit eigenvectors as columns of a matrix, row by row. The largest part of a vector is positive.
    /// Only the upper triangle of <paramref name="matrix"/> is read.
    /// </summary>
    public static (double[] Values, double[] Vectors) Solve(ReadOnlySpan<double> matrix, int n)
    {
        var a = new double[n, n];
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            v[i, i] = 1;
            for (var j = i; j < n; j++)
                a[i, j] = a[j, i] = matrix[(i * n) + j];
        }

        for (var sweep = 0; sweep < MostSweeps && Sweep(a, v, n); sweep++)
        {
        }

        return Sorted(a, v, n);
    }

    /// <summary>Rotates every off-diagonal element to zero once; false if all were zero beside the diagonal already.</summary>
    private static bool Sweep(double[,] a, double[,] v, int n)
    {
        var changed = false;
        for (var p = 0; p < n; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                if (Math.Abs(a[p, q]) <= 1e-16 * (Math.Abs(a[p, p]) + Math.Abs(a[q, q])))
                    continue;

                Rotate(a, v, n, p, q);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>The rotation in the plane (p, q) with tan(2 angle) = 2 a_pq / (a_qq - a_pp).</summary>
    private static void Rotate(double[,] a, double[,] v, int n, int p, int q)
    {
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));

        for (var k = 0; k < n; k++)
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));

        for (var k = 0; k < n; k++)
            (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));

        a[p, q] = a[q, p] = 0;
    }

    private static (double[] Values, double[] Vectors) Sorted(double[,] a, double[,] v, int n)
    {
        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i, i]).ToArray();
        var vectors = new double[n * n];
        for (var column = 0; column < n; column++)
        {
            var from = order[column];
            var largest = Enumerable.Range(0, n).Select(row => v[row, from]).MaxBy(Math.Abs);
            for (var row = 0; row < n; row++)
                vectors[(row * n) + column] = v[row, from] * Math.Sign(largest);
        }

        return ([.. order.Select(i => a[i, i])], vectors);
    }
}
