using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;

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
        var isWhole = context.Until(() => solver.Read(rows));
        context.CheckRows(isWhole, solver._moments.Count);
        return solver.Result() with { WasCancelled = !isWhole };
    }

    private void Read(IRowBlocks rows)
    {
        var width = rows.Width;
        var batch = _context.Options.BatchRows ?? Math.Max(Math.Min(5 * width, MostNumbers / width), 2 * _wanted);
        foreach (var next in Merged(rows.Read(batch), width, Math.Max(2, _wanted)))
        {
            _context.Workers.ThrowIfCancelled();
            Add(next);
            _context.Report("batches: rows", _moments.Count, _moments.Count);
        }
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

    /// <summary>All stays as it was where this is cancelled.</summary>
    private void Add(RowsBlock batch)
    {
        var (seen, own) = (_moments.Count, Moments.Of(batch, _moments.Mean.Length));
        if (seen == 0)
        {
            PcaContext.CheckRows(batch.Count);
            RankChoice.Number(_wanted, batch.Count, own.Mean.Length);
        }

        var deviation = _standard?.Deviation;
        var rows = new PcaScale(own.Mean, deviation).Apply(batch, _context.Workers);
        var svd = LeadingSvd.Of(seen == 0 ? rows : Stacked(_moments.Joined(rows, own), deviation), _wanted, _context.Workers);
        (_components, _values) = (svd.Right, svd.Values);
        _moments.Add(own);
    }

    /// <summary>Singular values times components, the batch, and the row for the means, which is in the columns' units still.</summary>
    private Matrix Stacked(Matrix joined, double[]? deviation)
    {
        var all = new Matrix(_values.Length + joined.Rows, joined.Columns);
        for (var i = 0; i < _values.Length; i++)
        {
            var component = _components!.Row(i);
            var to = all.Row(i);
            for (var c = 0; c < to.Length; c++)
            {
                to[c] = _values[i] * component[c];
            }
        }

        joined.Values.CopyTo(all.Values, _values.Length * joined.Columns);
        var last = all.Row(all.Rows - 1);
        for (var c = 0; c < last.Length && deviation is not null; c++)
        {
            last[c] /= deviation[c];
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
