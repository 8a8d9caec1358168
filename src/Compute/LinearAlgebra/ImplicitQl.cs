using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>Eigenvalues of a tridiagonal matrix, and its eigenvectors where they are wanted, by QL steps with Wilkinson's shift.</summary>
internal static class ImplicitQl
{
    private const int MostSteps = 60;

    /// <summary>The diagonal becomes the eigenvalues, in no order.</summary>
    /// <param name="diagonal">The diagonal.</param>
    /// <param name="offDiagonal">What is beside it; lost.</param>
    /// <param name="vectors">Rows that are rotated with it: the unit matrix becomes the eigenvectors. Null for none.</param>
    /// <param name="workers">Whether to end.</param>
    public static void Run(double[] diagonal, double[] offDiagonal, Matrix? vectors, Workers workers)
    {
        double[] e = [.. offDiagonal, 0];
        var nothing = Nothing(diagonal, e);
        for (var from = 0; from < diagonal.Length; from++)
        {
            workers.ThrowIfCancelled();
            for (var step = 0; ; step++)
            {
                var to = EndOfBlock(diagonal, e, from, nothing);
                if (to == from)
                {
                    break;
                }

                if (step == MostSteps)
                {
                    throw new InvalidOperationException(
                        $"Eigenvalue {from} of {diagonal.Length} has not settled in {MostSteps} steps. Are all numbers finite?");
                }

                Step(diagonal, e, from, to, vectors);
            }
        }
    }

    /// <summary>
    /// What is below the rounding of the largest numbers.
    /// Without it the noise that stands where columns never change, or are each other's copies, would not settle.
    /// </summary>
    private static double Nothing(double[] d, double[] e)
    {
        var largest = 0.0;
        for (var i = 0; i < d.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(d[i]) + Math.Abs(e[i]));
        }

        return double.Epsilon + (Unit / 8 * largest);
    }

    private static int EndOfBlock(double[] d, double[] e, int from, double nothing)
    {
        var to = from;
        while (to < d.Length - 1 && Math.Abs(e[to]) > nothing + (Unit * (Math.Abs(d[to]) + Math.Abs(d[to + 1]))))
        {
            to++;
        }

        return to;
    }

    private const double Unit = 1.0 / (1L << 52);

    private static void Step(double[] d, double[] e, int from, int to, Matrix? vectors)
    {
        var g = (d[from + 1] - d[from]) / (2 * e[from]);
        var r = double.Hypot(g, 1);
        g = d[to] - d[from] + (e[from] / (g + (g >= 0 ? r : -r)));
        var (s, c, p) = (1.0, 1.0, 0.0);
        for (var i = to - 1; i >= from; i--)
        {
            var (f, b) = (s * e[i], c * e[i]);
            r = double.Hypot(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[to] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            if (vectors is not null)
            {
                DoubleRows.Rotate(vectors.Row(i), vectors.Row(i + 1), c, s);
            }
        }

        d[from] -= p;
        e[from] = g;
        e[to] = 0;
    }
}
