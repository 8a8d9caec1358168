using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// The directions B that went into a pass over the rows X, and what came out of it, Y = B Xᵀ X. Together they know Xᵀ X well enough without another pass:
/// Yᵀ (Y Bᵀ)⁻¹ Y is Nyström's approximation, which has the leading components as the next pass would.
/// </summary>
internal sealed record LastPass(Matrix Directions, Matrix Image)
{
    // The singular values of so many rows come so soon that nobody has to be able to end it.
    private const int Quick = 300;

    // Smaller shares of the largest are roundings.
    private const double Rounding = 1e-12;

    /// <summary>The leading singular values and components.</summary>
    /// <exception cref="OperationCanceledException">There are too many directions for the time that is left.</exception>
    public (double[] Values, Matrix Components) Best(int wanted, PcaContext context) => Directions.Rows <= Quick
        ? context.Workers.Whole(() => Leading(wanted, context))
        : throw new OperationCanceledException(context.Run.Cancellation);

    /// <summary>With Y Bᵀ = W Λ Wᵀ the rows of F = Λ^(-1/2) Wᵀ Y have Fᵀ F as the approximation.</summary>
    private (double[] Values, Matrix Components) Leading(int wanted, PcaContext context)
    {
        var workers = context.Workers;
        var within = SymmetricEigen.Of(Product.Of(Image, Directions.Transpose(), workers), values => values.Length, workers);
        var rows = Product.Of(within.Vectors, Image, workers);
        for (var i = 0; i < rows.Rows; i++)
        {
            var factor = within.Values[i] > Rounding * within.Values[0] ? 1 / Math.Sqrt(within.Values[i]) : 0;
            foreach (ref var value in rows.Row(i))
            {
                value *= factor;
            }
        }

        var svd = ThinSvd.Of(rows, workers);
        return ([.. svd.Values.Take(wanted)], svd.Right.First(wanted));
    }
}
