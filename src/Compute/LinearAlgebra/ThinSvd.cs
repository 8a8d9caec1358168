using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.LinearAlgebra;

/// <summary>Singular values in falling order and right singular vectors, as rows, of a matrix of any shape: min(rows, columns) of them.</summary>
internal sealed record ThinSvd(double[] Values, Matrix Right)
{
    /// <summary>Takes a matrix apart: QR brings it to a square one, Jacobi's rotations that to its singular values.</summary>
    /// <param name="matrix">The matrix; what it holds is lost.</param>
    /// <param name="workers">The threads.</param>
    public static ThinSvd Of(Matrix matrix, Workers workers)
    {
        if (matrix.Rows >= matrix.Columns)
        {
            return OfTriangle(new Qr(matrix.Transpose(), workers).R, workers);
        }

        // Aᵀ = Q R and R = U Σ Vᵀ: the right singular vectors of A are Q U. A is its transpose's transpose already.
        var qr = new Qr(matrix, workers);
        var svd = JacobiSvd.Of(qr.R, workers);
        return new ThinSvd(svd.Values, qr.Apply(svd.Left, workers));
    }

    /// <summary>Those of R, and so of every matrix whose QR decomposition has it.</summary>
    public static ThinSvd OfTriangle(Matrix triangle, Workers workers)
    {
        var svd = JacobiSvd.Of(triangle.Transpose(), workers);
        return new ThinSvd(svd.Values, svd.Left);
    }
}
