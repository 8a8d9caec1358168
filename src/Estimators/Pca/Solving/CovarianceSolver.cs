using System.Numerics;
using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>Eigenvectors of the covariance matrix, which one pass over the rows gives. Of a fit that is cancelled, the rows until there give them.</summary>
internal static class CovarianceSolver
{
    // From this width on the products of a block are summed in single precision, at twice the speed; its roundings average out over the blocks.
    private const int Wide = 256;

    // A variance smaller than this share of the squares around the shift is what roundings leave of none.
    private const double Rounding = 1e-14;

    public static Spectrum Solve(IRowBlocks rows, PcaContext context) =>
        rows.Width >= Wide ? Solve<float>(rows, context) : Solve<double>(rows, context);

    private static Spectrum Solve<T>(IRowBlocks rows, PcaContext context)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sums = new CrossSums<T>(rows.Width, context.Workers);
        var (count, shift) = (0L, Array.Empty<float>());
        var isWhole = context.Until(() =>
        {
            foreach (var block in rows.Read(CrossSums<T>.BlockRows))
            {
                context.Workers.ThrowIfCancelled();
                shift = count == 0 ? Means(block, rows.Width) : shift;
                context.Workers.Whole(() => sums.Add(block.Values, block.Count, shift));
                count += block.Count;
                context.Report("covariance: rows", count, count);
            }
        });
        context.CheckRows(isWhole, count);
        return Solve(sums, shift, count, isWhole, context);
    }

    private static Spectrum Solve<T>(CrossSums<T> sums, float[] shift, long count, bool isWhole, PcaContext context)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (width, covariance) = (shift.Length, sums.Products());
        var scale = Finish(covariance, sums.Totals, shift, count, context.Options.Standardise);
        var total = Enumerable.Range(0, width).Sum(c => covariance[c, c]);
        context.Report("eigenvectors", 0, 1);
        var (values, vectors, areAll) = CutShort.Eigen(covariance, count, isWhole, context);
        context.Report("eigenvectors", 1, 1);
        return new Spectrum(scale, vectors, values, total, count) { WasCancelled = !isWhole || !areAll };
    }

    private static float[] Means(RowsBlock block, int width)
    {
        var means = new double[width];
        for (var i = 0; i < block.Count * width; i++)
        {
            means[i % width] += block.Values[i];
        }

        return Array.ConvertAll(means, m => (float)(m / block.Count));
    }

    /// <summary>From sums around a shift to covariances, of standardised columns where that is asked for.</summary>
    private static PcaScale Finish(Matrix sums, double[] totals, float[] shift, long count, bool isStandard)
    {
        var width = shift.Length;
        var deviations = new double[width];
        for (var c = 0; c < width; c++)
        {
            var squares = sums[c, c] - (totals[c] * totals[c] / count);
            deviations[c] = isStandard && squares > Rounding * (sums[c, c] + (count * (double)shift[c] * shift[c])) ? Math.Sqrt(squares / count) : 1;
        }

        for (var r = 0; r < width; r++)
        {
            for (var c = 0; c < width; c++)
            {
                sums[r, c] = (sums[r, c] - (totals[r] / count * totals[c])) / (count - 1) / deviations[r] / deviations[c];
            }
        }

        return new PcaScale([.. shift.Select((s, c) => s + (totals[c] / count))], isStandard ? deviations : null);
    }
}
