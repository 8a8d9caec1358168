using MLNetVision.Compute.LinearAlgebra;

namespace MLNetVision.Estimators.Pca;

/// <summary>
/// Singular values of the centred rows, in one pass. Tall data become a triangle while they pass by: a block around its own mean, and a row for what the means
/// before and of the block differ by, have the squares that all rows have around the mean of all. Of wide data, which have fewer rows than columns, all rows
/// are kept. Of a fit that is cancelled the rows until there count; where there are many columns, their covariances.
/// </summary>
internal sealed class FullSolver
{
    private const int BlockRows = 512;

    // The singular values of so many columns come so soon that nobody has to be able to end it.
    private const int Quick = 200;

    private readonly IRowBlocks _rows;
    private readonly PcaContext _context;
    private readonly Moments _moments;
    private readonly List<float[]> _kept = [];
    private int _keptRows;
    private RowTriangle? _triangle;

    private FullSolver(IRowBlocks rows, PcaContext context) => (_rows, _context, _moments) = (rows, context, new Moments(rows.Width));

    public static Spectrum Solve(IRowBlocks rows, PcaContext context) => new FullSolver(rows, context).Solve();

    private Spectrum Solve()
    {
        var isWhole = _context.Until(Read);
        var isWide = _moments.Count == 0;
        _context.CheckRows(isWhole, isWide ? _keptRows : _moments.Count);
        var rows = isWide ? TakeKept() : _triangle!.Triangle;
        var (scale, count) = (_context.Scale(_moments), _moments.Count);
        Scale(rows, scale.Deviation);
        ThinSvd? svd = null;
        if (rows.Columns <= Quick)
        {
            svd = _context.Workers.Whole(() => Svd(rows));
        }
        else
        {
            isWhole = isWhole && _context.Until(() => svd = Svd(rows));
        }

        return svd is null ? CutShortOf(rows, scale) : SpectrumOf(svd, scale, count, isWhole);
    }

    private void Read()
    {
        foreach (var block in _rows.Read(BlockRows))
        {
            _context.Workers.ThrowIfCancelled();
            _kept.Add(block.Values[..(block.Count * _rows.Width)]);
            _keptRows += block.Count;
            if (_keptRows >= Math.Max(BlockRows, _rows.Width))
            {
                TakeIntoTriangle();
            }

            _context.Report("rows", _moments.Count + _keptRows, _moments.Count + _keptRows);
        }

        if (_keptRows > 0 && (_moments.Count > 0 || _keptRows >= _rows.Width))
        {
            TakeIntoTriangle();
        }
    }

    /// <summary>The triangle stays as it was where this is cancelled.</summary>
    private void TakeIntoTriangle()
    {
        var block = Kept();
        var own = Moments.Of(block, _rows.Width);
        var centred = new PcaScale(own.Mean, null).Apply(block, _context.Workers);
        _triangle ??= new RowTriangle(_rows.Width, _context.Workers);
        _triangle.Add(_moments.Count == 0 ? centred : _moments.Joined(centred, own));
        _moments.Add(own);
        _kept.Clear();
        _keptRows = 0;
    }

    private RowsBlock Kept() => new(_kept.Count == 1 ? _kept[0] : _kept.Aggregate(new List<float>(_keptRows * _rows.Width), Joined).ToArray(), _keptRows);

    private static List<float> Joined(List<float> all, float[] values)
    {
        all.AddRange(values);
        return all;
    }

    /// <summary>Rows around their mean that no triangle was made of.</summary>
    private Matrix TakeKept()
    {
        var block = Kept();
        _moments.Add(block);
        return _context.Workers.Whole(() => new PcaScale(_moments.Mean, null).Apply(block, _context.Workers));
    }

    private static void Scale(Matrix rows, double[]? deviation)
    {
        for (var at = 0; deviation is not null && at < rows.Values.Length; at++)
        {
            rows.Values[at] /= deviation[at % rows.Columns];
        }
    }

    private ThinSvd Svd(Matrix rows)
    {
        _context.Report("singular values", 0, 1);
        var svd = ReferenceEquals(rows, _triangle?.Triangle) ? ThinSvd.OfTriangle(rows, _context.Workers)
            : ThinSvd.Of(new Matrix(rows.Rows, rows.Columns, [.. rows.Values]), _context.Workers);
        _context.Report("singular values", 1, 1);
        return svd;
    }

    private Spectrum SpectrumOf(ThinSvd svd, PcaScale scale, long count, bool isWhole)
    {
        double[] variances = [.. svd.Values.Select(s => s * s / (count - 1))];
        var rank = RankChoice.Of(_context.Options, variances, count, _rows.Width);
        return new Spectrum(scale, svd.Right.First(rank), variances[..rank], variances.Sum(), count) { WasCancelled = !isWhole };
    }

    private Spectrum CutShortOf(Matrix rows, PcaScale scale)
    {
        if (!CutShort.CanEnd(_context.Options, rows.Columns))
        {
            throw new OperationCanceledException(_context.Run.Cancellation);
        }

        var covariance = _context.Workers.Whole(() => Product.OfTransposed(rows, rows, _context.Workers));
        foreach (ref var value in covariance.Values.AsSpan())
        {
            value /= _moments.Count - 1;
        }

        var total = Enumerable.Range(0, rows.Columns).Sum(c => covariance[c, c]);
        var (values, vectors, _) = CutShort.Eigen(covariance, _moments.Count, mayTakeLong: false, _context);
        return new Spectrum(scale, vectors, values, total, _moments.Count) { WasCancelled = true };
    }
}
