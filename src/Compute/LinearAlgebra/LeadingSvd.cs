using MLNetVision.Compute.Kernels.Dense;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>
/// The largest singular values of a matrix and their right singular vectors, as rows. A matrix that is small on one side is taken apart whole; of others the
/// eigenvectors of the smaller product with its transpose give the space, and what the matrix does in it gives values and vectors without squared roundings.
/// </summary>
internal sealed record LeadingSvd(double[] Values, Matrix Right)
{
    private const int Small = 200;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="matrix">The matrix; what it holds is lost.</param>
    /// <param name="wanted">How many, up to the smaller side.</param>
    /// <param name="workers">The threads.</param>
    public static LeadingSvd Of(Matrix matrix, int wanted, Workers workers)
    {
        if (Math.Min(matrix.Rows, matrix.Columns) <= Small)
        {
            var svd = ThinSvd.Of(matrix, workers);
            return new LeadingSvd(svd.Values[..wanted], svd.Right.First(wanted));
        }

        var isTall = matrix.Rows >= matrix.Columns;
        var square = isTall ? Product.OfTransposed(matrix, matrix, workers) : Product.WithOwnTranspose(matrix, workers);
        var eigen = SymmetricEigen.Of(square, _ => wanted, workers);
        var space = isTall ? eigen.Vectors : Brought(eigen, matrix, workers);

        // A Bᵀ = Q R and R = U Σ Vᵀ: the right singular vectors within the space are Vᵀ B.
        var inner = ThinSvd.Of(Product.Of(matrix, space.Transpose(), workers), workers);
        return new LeadingSvd(inner.Values, Product.Of(inner.Right, space, workers));
    }

    /// <summary>Left vectors become right ones: Uᵀ A, at right angles again.</summary>
    private static Matrix Brought(SymmetricEigen eigen, Matrix matrix, Workers workers)
    {
        var right = Product.Of(eigen.Vectors, matrix, workers);
        for (var i = 0; i < right.Rows; i++)
        {
            var length = DoubleRows.Norm(right.Row(i));
            DoubleRows.Scale(right.Row(i), length > 0 ? 1 / length : 0);
        }

        return new Qr(right, workers).Basis(workers);
    }
}
