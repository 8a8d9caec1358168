using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// A few random directions, drawn to the leading components by passes over the rows, as N. Halko, P. G. Martinsson and J. A. Tropp describe it (Finding
/// structure with randomness, 2011); then the best that their span holds.
/// </summary>
internal static class RandomisedSolver
{
    private const int BlockRows = 1024;

    public static Spectrum Solve(IRowBlocks source, PcaContext context)
    {
        using var rows = new KeptRows(source, context.Options.MaxMemory, context);
        return Solve(rows, context);
    }

    private static Spectrum Solve(KeptRows rows, PcaContext context)
    {
        PcaContext.CheckRows(rows.Count);
        var (options, workers) = (context.Options, context.Workers);
        var moments = Moments.Of(rows);
        var scale = context.Scale(moments);
        var (wanted, most) = (RankChoice.Number(options.Components, rows.Count, rows.Width), Math.Min(rows.Count, rows.Width));
        var basis = Start(Math.Min(wanted + options.Oversampling, most), rows.Width, options.Seed, workers);
        var passes = options.PowerIterations ?? (wanted < 0.1 * most ? 7 : 4);
        LastPass? last = null;
        (double[] Values, Matrix Components) found = default;
        var isWhole = context.Until(() =>
        {
            for (var pass = 0; pass < passes; pass++)
            {
                context.Report("passes", pass, passes + 1);
                var image = Pass(rows, scale, basis, workers);
                last = new LastPass(basis, new Matrix(image.Rows, image.Columns, [.. image.Values]));
                basis = new Qr(image, workers).Basis(workers);
            }

            context.Report("passes", passes, passes + 1);
            var svd = ThinSvd.OfTriangle(Triangle(rows, scale, basis, workers), workers);
            found = ([.. svd.Values.Take(wanted)], Product.Of(svd.Right.First(wanted), basis, workers));
        });
        found = isWhole ? found : (last ?? throw new OperationCanceledException(context.Run.Cancellation)).Best(wanted, context);
        double[] variances = [.. found.Values.Select(s => s * s / (rows.Count - 1))];
        return new Spectrum(scale, found.Components, variances, context.TotalVariance(moments), rows.Count) { WasCancelled = !isWhole };
    }

    /// <summary>Random directions at right angles, as rows.</summary>
    public static Matrix Start(int count, int width, ulong seed, Workers workers)
    {
        var random = RandomStream.ForName(seed, "pca");
        var directions = new Matrix(count, width);
        foreach (ref var value in directions.Values.AsSpan())
        {
            value = random.NextNormal();
        }

        return new Qr(directions, workers).Basis(workers);
    }

    /// <summary>Xᵀ X of each direction, as rows: Σ over blocks (X Bᵀ)ᵀ X.</summary>
    private static Matrix Pass(KeptRows rows, PcaScale scale, Matrix basis, Workers workers)
    {
        var (across, sums) = (basis.Transpose(), new Matrix(basis.Rows, basis.Columns));
        foreach (var block in rows.Read(BlockRows))
        {
            var x = scale.Apply(block, workers);
            var part = Product.OfTransposed(Product.Of(x, across, workers), x, workers);
            for (var i = 0; i < part.Values.Length; i++)
            {
                sums.Values[i] += part.Values[i];
            }
        }

        return sums;
    }

    /// <summary>R of X Bᵀ: its singular values are the best of the span.</summary>
    private static Matrix Triangle(KeptRows rows, PcaScale scale, Matrix basis, Workers workers)
    {
        var (across, triangle) = (basis.Transpose(), new RowTriangle(basis.Rows, workers));
        foreach (var block in rows.Read(BlockRows))
        {
            triangle.Add(Product.Of(scale.Apply(block, workers), across, workers));
        }

        return triangle.Triangle;
    }
}
