using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>
/// Exact neighbours by a tree in which every node parts its points into those nearer to one of them, the vantage point, than the median, and the others
/// (Yianilos 1993). It skips a half that the triangle inequality rules out, which happens the less the more columns there are.
/// </summary>
internal sealed class VantagePointTree : INeighbourSearch
{
    private const int RowsOfPart = 64;
    private const int LeafSize = 8;

    /// <summary>Rounding may bring a point on the other side of a border by so much of the distance.</summary>
    private const double Slack = 1e-9;

    private readonly RowMatrix _points;

    /// <summary>Nodes are ranges of it: the vantage point first, then the nearer half, then the others.</summary>
    private readonly int[] _order;

    /// <summary>The distance from the vantage point, at its place, to the border.</summary>
    private readonly double[] _borders;

    public VantagePointTree(RowMatrix points, ulong seed, CancellationToken cancellation = default)
    {
        (_points, _order, _borders) = (points, [.. Enumerable.Range(0, points.Rows)], new double[points.Rows]);
        var random = RandomStream.ForName(seed, "vantage points");
        Grow(0, points.Rows, ref random, cancellation);
    }

    /// <inheritdoc/>
    public NeighbourTable OfPoints(int count, Workers workers, Action<int>? told = null)
    {
        var table = new NeighbourTable(_points.Rows, count);
        Stretches.Run(workers, _points.Rows, RowsOfPart, Search, told);
        return table;

        void Search(int first, int end)
        {
            for (var row = first; row < end; row++)
            {
                workers.ThrowIfCancelled();
                var nearest = new NearestHeap(count);
                Meet(_points[row], row, 0, _points.Rows, nearest);
                table.Fill(row, _points[row], _points, nearest.Indices);
            }
        }
    }

    /// <inheritdoc/>
    public int[] OfRow(ReadOnlySpan<float> row, int count)
    {
        var nearest = new NearestHeap(count);
        Meet(row, -1, 0, _points.Rows, nearest);
        var table = new NeighbourTable(1, count);
        table.Fill(0, row, _points, nearest.Indices);
        return table.Indices;
    }

    private static int Middle(int first, int end) => first + 1 + ((end - first - 1) / 2);

    private void Grow(int first, int end, ref RandomStream random, CancellationToken cancellation)
    {
        while (end - first > LeafSize)
        {
            var chosen = first + random.NextBelow(end - first);
            (_order[first], _order[chosen]) = (_order[chosen], _order[first]);
            var vantage = _points[_order[first]];
            var distances = new double[end - first - 1];
            for (var i = 0; i < distances.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                distances[i] = Math.Sqrt(RowMatrix.SquaredDistance(vantage, _points[_order[first + 1 + i]]));
            }

            distances.AsSpan().Sort(_order.AsSpan(first + 1, distances.Length));
            var middle = Middle(first, end);
            _borders[first] = distances[middle - first - 1];
            Grow(first + 1, middle, ref random, cancellation);
            first = middle;
        }
    }

    private void Meet(ReadOnlySpan<float> row, int self, int first, int end, NearestHeap nearest)
    {
        if (end - first <= LeafSize)
        {
            for (var i = first; i < end; i++)
            {
                MeetOne(row, self, _order[i], nearest);
            }

            return;
        }

        var distance = MeetOne(row, self, _order[first], nearest);
        var (border, middle, slack) = (_borders[first], Middle(first, end), Slack * (distance + _borders[first]));
        var isInside = distance < border;
        Meet(row, self, isInside ? first + 1 : middle, isInside ? middle : end, nearest);
        if (Math.Abs(distance - border) - slack <= nearest.Limit)
        {
            Meet(row, self, isInside ? middle : first + 1, isInside ? end : middle, nearest);
        }
    }

    private double MeetOne(ReadOnlySpan<float> row, int self, int point, NearestHeap nearest)
    {
        var square = RowMatrix.SquaredDistance(row, _points[point]);
        if (point != self)
        {
            nearest.Add(square, point);
        }

        return Math.Sqrt(square);
    }
}
