using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Embedding.Neighbours.Kernels;

namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>
/// Exact neighbours by comparing every row with every point. Products in single precision choose a few more than are wanted; the distances of those are then
/// computed from the differences, so that rounding decides at most between points that are equally near.
/// </summary>
internal sealed class ExactNeighbours : INeighbourSearch
{
    /// <summary>More candidates than are wanted: so many equally near ones may be confused by rounding.</summary>
    private const int Spare = 16;

    private readonly RowMatrix _points;
    private readonly RowMatrix _level;
    private readonly double[] _mean;
    private readonly double _reach;
    private readonly PointPanels _panels;
    private readonly int _lanes;

    /// <param name="points">The points.</param>
    /// <param name="cancellation">Ends making it.</param>
    public ExactNeighbours(RowMatrix points, CancellationToken cancellation = default)
        : this(points, LaneWidth.Floats, cancellation)
    {
    }

    /// <param name="points">The points.</param>
    /// <param name="lanes">16, 8, 4 or 1.</param>
    /// <param name="cancellation">Ends making it.</param>
    internal ExactNeighbours(RowMatrix points, int lanes, CancellationToken cancellation = default)
    {
        (_points, _mean, _lanes) = (points, points.Mean(cancellation), lanes);
        _reach = points.Reach(_mean, cancellation);
        _level = points.Centred(_mean, _reach, cancellation);
        _panels = new PointPanels(_level, 2 * lanes, cancellation);
    }

    /// <inheritdoc/>
    public NeighbourTable OfPoints(int count, Workers workers, Action<int>? told = null)
    {
        var table = new NeighbourTable(_points.Rows, count);
        var wanted = Math.Min(_points.Rows - 1, count + Spare);
        var products = new NearProducts(
            _level, _panels, wanted, skipsSelf: true, (row, list) => table.Fill(row, _points[row], _points, list.Best()), _lanes,
            workers.Cancellation);
        var search = (IParallelWork)products;
        Stretches.Run(workers, _points.Rows, NearProducts.RowsOfPart, (first, _) => search.Run(first / NearProducts.RowsOfPart), told);
        return table;
    }

    /// <inheritdoc/>
    public int[] OfRow(ReadOnlySpan<float> row, int count)
    {
        var values = row.ToArray();
        var level = new RowMatrix(values, 1, values.Length).Centred(_mean, _reach);
        var table = new NeighbourTable(1, count);
        var products = new NearProducts(
            level, _panels, Math.Min(_points.Rows, count + Spare), skipsSelf: false, (_, list) => table.Fill(0, values, _points, list.Best()), _lanes);
        ((IParallelWork)products).Run(0);
        return table.Indices;
    }
}
