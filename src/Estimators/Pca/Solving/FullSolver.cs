using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// Singular values of the centred rows. Tall data become a triangle while they pass by; of wide data, which have fewer rows than columns, all rows are kept.
/// </summary>
internal static class FullSolver
{
    private const int BlockRows = 512;

    public static Spectrum Solve(IRowBlocks rows, PcaContext context)
    {
        var moments = Moments.Of(rows);
        PcaContext.CheckRows(moments.Count);
        var scale = context.Scale(moments);
        var svd = moments.Count < rows.Width ? Wide(rows, scale, (int)moments.Count, context) : Tall(rows, scale, moments.Count, context);
        double[] variances = [.. svd.Values.Select(s => s * s / (moments.Count - 1))];
        var rank = RankChoice.Of(context.Options, variances, moments.Count, rows.Width);
        return new Spectrum(scale, svd.Right.First(rank), variances[..rank], variances.Sum(), moments.Count);
    }

    private static ThinSvd Tall(IRowBlocks rows, PcaScale scale, long count, PcaContext context)
    {
        var triangle = new RowTriangle(rows.Width, context.Workers);
        var done = 0L;
        foreach (var block in rows.Read(Math.Max(BlockRows, rows.Width)))
        {
            triangle.Add(scale.Apply(block, context.Workers));
            done += block.Count;
            context.Report("triangle: rows", done, count);
        }

        return ThinSvd.OfTriangle(triangle.Triangle, context.Workers);
    }

    private static ThinSvd Wide(IRowBlocks rows, PcaScale scale, int count, PcaContext context)
    {
        var all = new Matrix(count, rows.Width);
        var done = 0;
        foreach (var block in rows.Read(BlockRows))
        {
            var matrix = scale.Apply(block, context.Workers);
            matrix.Values.CopyTo(all.Values, done * rows.Width);
            done += block.Count;
            context.Report("rows", done, count);
        }

        return ThinSvd.Of(all, context.Workers);
    }
}
