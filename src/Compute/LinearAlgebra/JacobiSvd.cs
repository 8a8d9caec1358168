using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>
/// Singular values and left singular vectors of a square matrix by one-sided Jacobi rotations: small singular values come out as exactly as large ones. Rows
/// are paired as in a tournament, so that the pairs of a round touch different rows and may be rotated at once.
/// </summary>
/// <param name="Values">Singular values in falling order.</param>
/// <param name="Left">Left singular vectors, U, as rows.</param>
internal sealed record JacobiSvd(double[] Values, Matrix Left)
{
    private const double Unit = 1.0 / (1L << 52);
    private const int MostSweeps = 40;

    // Shorter rows are rotated sooner than handed to other threads.
    private const int WorthSharing = 128;

    /// <summary>Takes a square matrix apart.</summary>
    /// <param name="matrix">The matrix; what it holds is lost.</param>
    /// <param name="workers">The threads.</param>
    public static JacobiSvd Of(Matrix matrix, Workers workers)
    {
        // Rows of A become U's combinations of them: Jᵀ A = Σ Vᵀ has orthogonal rows, and J = U.
        var n = matrix.Rows;
        var left = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            left[i, i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && Sweep(matrix, left, workers); sweep++)
        {
        }

        var norms = Enumerable.Range(0, n).Select(i => DoubleRows.Norm(matrix.Row(i))).ToArray();
        var order = Enumerable.Range(0, n).OrderByDescending(i => norms[i]).ToArray();
        var sorted = new Matrix(n, n);
        for (var i = 0; i < n; i++)
        {
            left.Row(order[i]).CopyTo(sorted.Row(i));
        }

        return new JacobiSvd([.. order.Select(i => norms[i])], sorted);
    }

    /// <summary>Makes every pair of rows orthogonal once; false where all were.</summary>
    private static bool Sweep(Matrix matrix, Matrix left, Workers workers)
    {
        var players = matrix.Rows + (matrix.Rows % 2);
        var rotated = new bool[players / 2];
        for (var round = 0; round < players - 1; round++)
        {
            var turn = round;
            if (matrix.Rows < WorthSharing)
            {
                workers.ThrowIfCancelled();
                for (var pair = 0; pair < players / 2; pair++)
                {
                    rotated[pair] |= Meet(pair, turn);
                }
            }
            else
            {
                workers.Each(players / 2, pair => rotated[pair] |= Meet(pair, turn));
            }
        }

        return rotated.Contains(true);

        bool Meet(int pair, int turn)
        {
            var (i, j) = (Player(pair, turn, players), Player(players - 1 - pair, turn, players));
            return Math.Max(i, j) < matrix.Rows && Rotate(matrix, left, Math.Min(i, j), Math.Max(i, j));
        }
    }

    /// <summary>The first stays, the others move round by one place a turn.</summary>
    private static int Player(int place, int turn, int players) => place == 0 ? 0 : 1 + ((place - 1 + turn) % (players - 1));

    private static bool Rotate(Matrix matrix, Matrix left, int i, int j)
    {
        var x = matrix.Row(i);
        var y = matrix.Row(j);
        var (a, b, along) = (DoubleRows.Dot(x, x), DoubleRows.Dot(y, y), DoubleRows.Dot(x, y));
        if (!(Math.Abs(along) > 4 * Unit * Math.Sqrt(a) * Math.Sqrt(b)))
        {
            return false;
        }

        var zeta = (b - a) / (2 * along);
        var tangent = 1 / (Math.Abs(zeta) + double.Hypot(1, zeta));
        tangent = zeta < 0 ? -tangent : tangent;
        var cosine = 1 / double.Hypot(1, tangent);
        DoubleRows.Rotate(x, y, cosine, cosine * tangent);
        DoubleRows.Rotate(left.Row(i), left.Row(j), cosine, cosine * tangent);
        return true;
    }
}
