using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>
/// A symmetric matrix as Q T Qᵀ with T tridiagonal, by Householder's reflections. The update of a step and the product of the next one are one pass over the
/// matrix, which is what the time goes into.
/// </summary>
internal sealed class Tridiagonal
{
    private const int RowsOfPart = 32;

    private readonly Matrix _reflectors;
    private readonly double[] _taus;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">Symmetric; what it holds is lost.</param>
    /// <param name="workers">The threads.</param>
    public Tridiagonal(Matrix matrix, Workers workers)
    {
        var n = matrix.Rows;
        (_reflectors, _taus, Diagonal, OffDiagonal) = (matrix, new double[n], new double[n], new double[Math.Max(0, n - 1)]);
        var (before, product, zeros) = (new double[n], new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            var row = matrix.Row(k);
            if (k > 0)
            {
                // v is 1 at its first place, which is row k of what the last step changed.
                DoubleRows.Add(row[k..], -1, before.AsSpan(k));
                DoubleRows.Add(row[k..], -before[k], matrix.Row(k - 1)[k..]);
            }

            Diagonal[k] = row[k];
            if (k < n - 1)
            {
                (_taus[k], OffDiagonal[k]) = Reflector.Make(row[(k + 1)..]);
                Update(k, k > 0 ? before : zeros, product, workers);
                ToNext(k, product);
                (before, product) = (product, before);
            }
        }
    }

    /// <summary>T's diagonal.</summary>
    public double[] Diagonal { get; }

    /// <summary>What is beside it.</summary>
    public double[] OffDiagonal { get; }

    /// <summary>Brings eigenvectors of T, the rows, to those of the matrix: Q z.</summary>
    public void Restore(Matrix vectors, Workers workers) => workers.Each(vectors.Rows, r =>
    {
        for (var k = _taus.Length - 2; k >= 0; k--)
        {
            if (_taus[k] != 0)
            {
                Reflector.Apply(_reflectors.Row(k)[(k + 1)..], _taus[k], vectors.Row(r)[(k + 1)..]);
            }
        }
    });

    /// <summary>A -= v wᵀ + w vᵀ of the step before, on the rows below k; product = A v of this one.</summary>
    private void Update(int k, double[] before, double[] product, Workers workers)
    {
        var (n, from) = (_reflectors.Rows, k + 1);
        workers.Ranges(n - from, RowsOfPart, (first, end) =>
        {
            var v = _reflectors.Row(k)[from..];
            for (var i = from + first; i < from + end; i++)
            {
                var row = _reflectors.Row(i)[from..];
                product[i] = k == 0
                    ? DoubleRows.Dot(row, v)
                    : DoubleRows.AddAndDot(row, -_reflectors[k - 1, i], before.AsSpan(from), -before[i], _reflectors.Row(k - 1)[from..], v);
            }
        });
    }

    /// <summary>w = tau p - (tau² pᵀv / 2) v, in the place of p.</summary>
    private void ToNext(int k, double[] product)
    {
        var v = _reflectors.Row(k)[(k + 1)..];
        var p = product.AsSpan(k + 1);
        var tau = _taus[k];
        var along = DoubleRows.Dot(p, v);
        DoubleRows.Scale(p, tau);
        DoubleRows.Add(p, -0.5 * tau * tau * along, v);
    }
}
