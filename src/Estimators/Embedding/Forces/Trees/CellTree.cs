namespace MLNetVision.Estimators.Embedding.Forces.Trees;

/// <summary>
/// A tree of cells over a map, each cut in half in every dimension until a point stands alone or only points in one place are left. Cells lie in arrays; a
/// cell's children follow each other.
/// </summary>
internal sealed class CellTree
{
    private const int DeepestCut = 60;
    private readonly int _points;
    private readonly int _dimensions;
    private readonly int[] _order;
    private readonly int[] _sorted;
    private Cell[] _cells;
    private int _count;
    private float[] _map = [];
    private CancellationToken _cancellation;

    public CellTree(int points, int dimensions)
    {
        (_points, _dimensions) = (points, dimensions);
        (_order, _sorted, _cells) = (new int[points], new int[points], new Cell[Math.Max(16, 2 * points)]);
    }

    /// <summary>The cells; the first holds all points.</summary>
    public ReadOnlySpan<Cell> Cells => _cells.AsSpan(0, _count);

    /// <summary>The points in the order of the cells: those near each other follow each other.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Grows the tree over a map.</summary>
    /// <param name="map">The places: all first coordinates, then all second ones, and so on.</param>
    /// <param name="cancellation">Ends it; the tree is then none.</param>
    public void Grow(float[] map, CancellationToken cancellation = default)
    {
        (_map, _cancellation) = (map, cancellation);
        for (var i = 0; i < _points; i++)
        {
            _order[i] = i;
        }

        Span<double> low = stackalloc double[3], high = stackalloc double[3];
        for (var d = 0; d < _dimensions; d++)
        {
            Bounds(map.AsSpan(d * _points, _points), out low[d], out high[d]);
        }

        _count = 1;
        Grow(0, 0, _points, low, high, 0);
    }

    /// <summary>The range, a little wider above so that the largest is inside.</summary>
    private static void Bounds(ReadOnlySpan<float> values, out double low, out double high)
    {
        (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        high = Math.Max(high * (1 + (1e-3 * Math.Sign(high))), high + 1e-3);
    }

    private void Grow(int cell, int first, int end, ReadOnlySpan<double> low, ReadOnlySpan<double> high, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        var width = 0.0;
        for (var d = 0; d < _dimensions; d++)
        {
            width = Math.Max(width, high[d] - low[d]);
        }

        var made = Centre(first, end);
        made.SquaredWidth = width * width;
        if (end - first > 1 && depth < DeepestCut && !AllInOnePlace(first, end))
        {
            Cut(ref made, first, end, low, high, depth);
        }

        made.Next = _count;
        _cells[cell] = made;
    }

    private void Cut(ref Cell parent, int first, int end, ReadOnlySpan<double> low, ReadOnlySpan<double> high, int depth)
    {
        Span<int> starts = stackalloc int[9];
        Span<double> middle = stackalloc double[3], childLow = stackalloc double[3], childHigh = stackalloc double[3];
        for (var d = 0; d < _dimensions; d++)
        {
            middle[d] = (low[d] + high[d]) / 2;
        }

        Sort(first, end, middle, starts);
        parent.IsCut = true;
        for (var child = 0; child < 1 << _dimensions; child++)
        {
            if (starts[child] == starts[child + 1])
            {
                continue;
            }

            for (var d = 0; d < _dimensions; d++)
            {
                (childLow[d], childHigh[d]) = (child >> d & 1) == 0 ? (low[d], middle[d]) : (middle[d], high[d]);
            }

            Grow(Take(), starts[child], starts[child + 1], childLow, childHigh, depth + 1);
        }
    }

    private int Take()
    {
        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, 2 * _cells.Length);
        }

        return _count++;
    }

    /// <summary>Brings a range of the order into the order of its children.</summary>
    private void Sort(int first, int end, ReadOnlySpan<double> middle, Span<int> starts)
    {
        Span<int> next = stackalloc int[9];
        next.Clear();
        for (var i = first; i < end; i++)
        {
            next[Child(_order[i], middle) + 1]++;
        }

        next[0] = first;
        for (var child = 1; child <= 8; child++)
        {
            next[child] += next[child - 1];
        }

        next.CopyTo(starts);
        for (var i = first; i < end; i++)
        {
            _sorted[next[Child(_order[i], middle)]++] = _order[i];
        }

        _sorted.AsSpan(first, end - first).CopyTo(_order.AsSpan(first));
    }

    private int Child(int point, ReadOnlySpan<double> middle)
    {
        var child = 0;
        for (var d = 0; d < _dimensions; d++)
        {
            child |= _map[(d * _points) + point] >= middle[d] ? 1 << d : 0;
        }

        return child;
    }

    private bool AllInOnePlace(int first, int end)
    {
        for (var d = 0; d < _dimensions; d++)
        {
            var value = _map[(d * _points) + _order[first]];
            for (var i = first + 1; i < end; i++)
            {
                if (_map[(d * _points) + _order[i]] != value)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private Cell Centre(int first, int end)
    {
        Span<double> sums = stackalloc double[3];
        sums.Clear();
        for (var i = first; i < end; i++)
        {
            for (var d = 0; d < _dimensions; d++)
            {
                sums[d] += _map[(d * _points) + _order[i]];
            }
        }

        var count = end - first;
        return new Cell { Count = count, X = (float)(sums[0] / count), Y = (float)(sums[1] / count), Z = (float)(sums[2] / count) };
    }
}

/// <summary>Some points of a map that are near each other.</summary>
internal struct Cell
{
    /// <summary>Their mean.</summary>
    public float X, Y, Z;

    /// <summary>How many they are.</summary>
    public int Count;

    /// <summary>The square of the longest side of where they may lie.</summary>
    public double SquaredWidth;

    /// <summary>The first cell behind this one and all within it.</summary>
    public int Next;

    /// <summary>Whether it is cut into others, which follow it.</summary>
    public bool IsCut;
}
