using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>Eigenvalues of a symmetric matrix in falling order, and eigenvectors of the first of them as rows.</summary>
/// <param name="Values">All eigenvalues.</param>
/// <param name="Vectors">[wanted, n].</param>
internal sealed record SymmetricEigen(double[] Values, Matrix Vectors)
{
    // Below, all eigenvectors together take no longer than some of them one by one.
    private const int Small = 64;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">Symmetric; what it holds is lost.</param>
    /// <param name="choose">How many eigenvectors are wanted, by the eigenvalues.</param>
    /// <param name="workers">The threads.</param>
    public static SymmetricEigen Of(Matrix matrix, Func<double[], int> choose, Workers workers)
    {
        var form = new Tridiagonal(matrix, workers);
        double[] values = [.. form.Diagonal];
        ImplicitQl.Run(values, form.OffDiagonal, null, workers);
        values.AsSpan().Sort((a, b) => b.CompareTo(a));
        var wanted = choose(values);
        var vectors = matrix.Rows <= Small || 4 * wanted > matrix.Rows
            ? null
            : new InverseIteration(form.Diagonal, form.OffDiagonal).Vectors(values.AsSpan(0, wanted), workers);
        vectors ??= Rotated(form, values, wanted, workers);
        form.Restore(vectors, workers);
        return new SymmetricEigen(values, vectors);
    }

    /// <summary>Eigenvectors by the rotations that lead to the eigenvalues, which they bring along.</summary>
    private static Matrix Rotated(Tridiagonal form, double[] values, int wanted, Workers workers)
    {
        var n = values.Length;
        var (all, unsorted) = (new Matrix(n, n), (double[])form.Diagonal.Clone());
        for (var i = 0; i < n; i++)
        {
            all[i, i] = 1;
        }

        ImplicitQl.Run(unsorted, form.OffDiagonal, all, workers);
        var order = Enumerable.Range(0, n).OrderByDescending(i => unsorted[i]).ToArray();
        var vectors = new Matrix(wanted, n);
        for (var i = 0; i < n; i++)
        {
            values[i] = unsorted[order[i]];
            if (i < wanted)
            {
                all.Row(order[i]).CopyTo(vectors.Row(i));
            }
        }

        return vectors;
    }
}
