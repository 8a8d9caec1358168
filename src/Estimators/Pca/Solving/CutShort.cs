using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// What a fit that is cancelled still makes of the covariances so far, within a fraction of a second: all eigenvectors where that is quick, a subspace of the
/// leading ones where few are wanted, and else nothing.
/// </summary>
internal static class CutShort
{
    // Multiplications and additions; rotations go one after the other, at about a thousand million a second.
    private const double Quick = 1.5e9;

    private const int Passes = 8;
    private const int Oversampling = 10;

    /// <summary>Whether the eigenvectors that are wanted of n columns come so soon that nobody has to be able to end it.</summary>
    public static bool IsQuick(PcaOptions options, int columns)
    {
        var areFew = options.Rank == PcaRank.Number && 4L * options.Components <= columns;
        return (areFew ? 4.0 / 3 : 22.0 / 3) * columns * columns * columns <= Quick;
    }

    /// <summary>Whether something can be made of covariances of so many columns.</summary>
    public static bool CanEnd(PcaOptions options, int columns) =>
        IsQuick(options, columns) || (options.Components is { } wanted && 4.0 * Passes * (wanted + Oversampling) * columns * columns <= 20 * Quick);

    /// <summary>The leading eigenvalues and eigenvectors of covariances.</summary>
    /// <param name="covariance">What it holds is lost.</param>
    /// <param name="rows">How many rows it is of.</param>
    /// <param name="mayTakeLong">Whether there is time; otherwise, and from when the fit is cancelled, nobody can end it.</param>
    /// <param name="context">The options and the threads.</param>
    /// <returns>Those, and whether they are all that they should be.</returns>
    public static (double[] Values, Matrix Vectors, bool IsWhole) Eigen(Matrix covariance, long rows, bool mayTakeLong, PcaContext context)
    {
        if (IsQuick(context.Options, covariance.Rows))
        {
            return context.Workers.Whole(() => All(covariance, rows, context));
        }

        var canEnd = CanEnd(context.Options, covariance.Rows);
        var kept = !mayTakeLong ? covariance : canEnd ? new Matrix(covariance.Rows, covariance.Columns, [.. covariance.Values]) : null;
        var all = default((double[], Matrix, bool));
        return mayTakeLong && context.Until(() => all = All(covariance, rows, context)) ? all
            : canEnd ? context.Workers.Whole(() => Subspace(kept!, context))
            : throw new OperationCanceledException(context.Run.Cancellation);
    }

    /// <summary>Roundings make small negative numbers of variances that are 0; more than there are rows are such.</summary>
    public static double[] Known(ReadOnlySpan<double> values, long rows)
    {
        var known = values[..(int)Math.Min(values.Length, rows)].ToArray();
        foreach (ref var value in known.AsSpan())
        {
            value = Math.Max(value, 0);
        }

        return known;
    }

    private static (double[] Values, Matrix Vectors, bool IsWhole) All(Matrix covariance, long rows, PcaContext context)
    {
        var eigen = SymmetricEigen.Of(covariance, values => RankChoice.Of(context.Options, Known(values, rows), rows, covariance.Rows), context.Workers);
        return (Known(eigen.Values.AsSpan(0, eigen.Vectors.Rows), rows), eigen.Vectors, true);
    }

    /// <summary>Random directions, multiplied by the matrix and set at right angles a few times; then the best within their span.</summary>
    private static (double[] Values, Matrix Vectors, bool IsWhole) Subspace(Matrix covariance, PcaContext context)
    {
        var (wanted, workers) = (context.Options.Components!.Value, context.Workers);
        var basis = RandomisedSolver.Start(wanted + Oversampling, covariance.Rows, context.Options.Seed, workers);
        for (var pass = 0; pass < Passes; pass++)
        {
            basis = new Qr(Product.Of(basis, covariance, workers), workers).Basis(workers);
        }

        var within = Product.Of(Product.Of(basis, covariance, workers), basis.Transpose(), workers);
        var eigen = SymmetricEigen.Of(within, _ => wanted, workers);
        return (Known(eigen.Values.AsSpan(0, wanted), wanted), Product.Of(eigen.Vectors, basis, workers), false);
    }
}
