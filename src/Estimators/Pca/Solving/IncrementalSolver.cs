using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// Components that follow the rows batch by batch (D. Ross et al., Incremental learning for robust visual tracking, 2008): what is known, a batch around its
/// own mean, and a row for what the means differ by are taken apart together. Nothing of a batch is kept but that.
/// </summary>
internal sealed class IncrementalSolver
{
    // Numbers of a batch that nobody has asked for otherwise.
    private const int MostNumbers = 1 << 25;

    private readonly PcaContext _context;
    private readonly int _wanted;
    private readonly Moments _moments;
    private readonly PcaScale? _standard;
    private Matrix? _components;
    private double[] _values = [];

    private IncrementalSolver(int width, PcaContext context, PcaScale? standard) =>
        (_context, _wanted, _moments, _standard) = (context, context.Options.Components!.Value, new Moments(width), standard);

    public static Spectrum Solve(IRowBlocks rows, PcaContext context)
    {
        var width = rows.Width;
        RankChoice.Number(context.Options.Components, width, width);
        var standard = context.Options.Standardise ? context.Scale(Moments.Of(rows)) : null;
        var solver = new IncrementalSolver(width, context, standard);
        var wanted = solver._wanted;
        var batch = context.Options.BatchRows ?? Math.Max(Math.Min(5 * width, MostNumbers / width), 2 * wanted);
        foreach (var next in Merged(rows.Read(batch), width, Math.Max(2, wanted)))
        {
            solver.Add(next);
            context.Report("batches: rows", solver._moments.Count, solver._moments.Count);
        }

        return solver.Result();
    }

    /// <summary>Batches, the last joined to the one before where it has too few rows.</summary>
    private static IEnumerable<RowsBlock> Merged(IEnumerable<RowsBlock> batches, int width, int least)
    {
        RowsBlock? held = null;
        foreach (var batch in batches)
        {
            var values = batch.Values[..(batch.Count * width)];
            if (held is { } before && batch.Count < least)
            {
                held = new RowsBlock([.. before.Values, .. values], before.Count + batch.Count);
                continue;
            }

            if (held is { } whole)
            {
                yield return whole;
            }

            held = new RowsBlock(values, batch.Count);
        }

        if (held is { } last)
        {
            yield return last;
        }
    }

    private void Add(RowsBlock batch)
    {
        var (seen, mean) = (_moments.Count, (double[])_moments.Mean.Clone());
        var own = new Moments(mean.Length);
        own.Add(batch);
        _moments.Add(batch);
        if (seen == 0)
        {
            PcaContext.CheckRows(batch.Count);
            RankChoice.Number(_wanted, batch.Count, mean.Length);
        }

        var deviation = _standard?.Deviation;
        var rows = new PcaScale(own.Mean, deviation).Apply(batch, _context.Workers);
        var matrix = seen == 0 ? rows : Stacked(rows, mean, own.Mean, Math.Sqrt((double)seen / _moments.Count * batch.Count), deviation);
        var svd = LeadingSvd.Of(matrix, _wanted, _context.Workers);
        (_components, _values) = (svd.Right, svd.Values);
    }

    /// <summary>Singular values times components, the batch, and the row for the means.</summary>
    private Matrix Stacked(Matrix rows, double[] before, double[] own, double factor, double[]? deviation)
    {
        var all = new Matrix(_values.Length + rows.Rows + 1, rows.Columns);
        for (var i = 0; i < _values.Length; i++)
        {
            var component = _components!.Row(i);
            var to = all.Row(i);
            for (var c = 0; c < to.Length; c++)
            {
                to[c] = _values[i] * component[c];
            }
        }

        rows.Values.CopyTo(all.Values, _values.Length * rows.Columns);
        var last = all.Row(all.Rows - 1);
        for (var c = 0; c < last.Length; c++)
        {
            last[c] = factor * (before[c] - own[c]) / (deviation is null ? 1 : deviation[c]);
        }

        return all;
    }

    private Spectrum Result()
    {
        PcaContext.CheckRows(_moments.Count);
        double[] variances = [.. _values.Select(s => s * s / (_moments.Count - 1))];
        return new Spectrum(_standard ?? _context.Scale(_moments), _components!, variances, _context.TotalVariance(_moments), _moments.Count);
    }
}
