using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Estimators.Embedding.Neighbours.Kernels;

/// <summary>
/// The nearest points of rows by products: |a - b|^2 = |a|^2 - 2 (a b - |b|^2 / 2), so that the nearest b have the largest a b - |b|^2 / 2. Six rows meet two
/// vectors of points at once; what beats a row's threshold is collected.
/// </summary>
internal sealed unsafe class NearProducts : LaneWork
{
    /// <summary>The rows of a part.</summary>
    public const int RowsOfPart = 96;

    private const int Group = 6;
    private readonly RowMatrix _rows;
    private readonly PointPanels _panels;
    private readonly int _wanted;
    private readonly bool _skipsSelf;
    private readonly Action<int, NearestList> _found;
    private readonly CancellationToken _cancellation;

    /// <param name="rows">What neighbours are wanted of.</param>
    /// <param name="panels">The points.</param>
    /// <param name="wanted">How many candidates.</param>
    /// <param name="skipsSelf">Whether the rows are the points, and none is a neighbour of its own.</param>
    /// <param name="found">Takes a row and its candidates.</param>
    /// <param name="lanes">16, 8, 4 or 1.</param>
    /// <param name="cancellation">Ends a part too: of very many points one takes a second.</param>
    public NearProducts(
        RowMatrix rows, PointPanels panels, int wanted, bool skipsSelf, Action<int, NearestList> found, int lanes, CancellationToken cancellation = default)
        : base(lanes) =>
        (_rows, _panels, _wanted, _skipsSelf, _found, _cancellation) = (rows, panels, wanted, skipsSelf, found, cancellation);

    /// <inheritdoc/>
    protected override void Part<T>(int part)
    {
        var (first, end) = (part * RowsOfPart, Math.Min(_rows.Rows, (part + 1) * RowsOfPart));
        var lists = new NearestList[end - first];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = new NearestList(_wanted);
        }

        var keys = stackalloc float[Group * 2 * T.Count];
        fixed (float* rows = _rows.Values, panels = _panels.Values, biases = _panels.Biases)
        {
            for (var panel = 0; panel < _panels.Count; panel++)
            {
                _cancellation.ThrowIfCancellationRequested();
                var (values, bias) = (panel * _panels.Width * _panels.Columns, panel * _panels.Width);
                for (var row = first; row < end; row += Group)
                {
                    if (row + 1 == end)
                    {
                        Product<T>(rows + ((long)row * _panels.Columns), panels + values, biases + bias, keys);
                    }
                    else
                    {
                        Products<T>(rows, row, end, panels + values, biases + bias, keys);
                    }

                    Collect<T>(keys, lists, row, first, panel * _panels.Width);
                }
            }
        }

        for (var i = 0; i < lists.Length; i++)
        {
            _found(first + i, lists[i]);
        }
    }

    private void Product<T>(float* row, float* panel, float* biases, float* keys)
        where T : struct, ILanes<T>
    {
        T c0 = T.Load(biases), c1 = T.Load(biases + T.Count);
        for (var k = 0; k < _panels.Columns; k++, panel += 2 * T.Count)
        {
            var a = T.Spread(row[k]);
            (c0, c1) = (T.MultiplyAdd(a, T.Load(panel), c0), T.MultiplyAdd(a, T.Load(panel + T.Count), c1));
        }

        Store(c0, c1, keys, 0);
    }

    private void Products<T>(float* rows, int row, int end, float* panel, float* biases, float* keys)
        where T : struct, ILanes<T>
    {
        var (columns, last) = (_panels.Columns, end - 1);
        float* a0 = rows + ((long)row * columns), a1 = rows + ((long)Math.Min(row + 1, last) * columns), a2 = rows + ((long)Math.Min(row + 2, last) * columns);
        float* a3 = rows + ((long)Math.Min(row + 3, last) * columns), a4 = rows + ((long)Math.Min(row + 4, last) * columns);
        var a5 = rows + ((long)Math.Min(row + 5, last) * columns);
        T c00 = T.Load(biases), c01 = T.Load(biases + T.Count), c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01;
        T c50 = c00, c51 = c01;
        for (var k = 0; k < columns; k++, panel += 2 * T.Count)
        {
            T b0 = T.Load(panel), b1 = T.Load(panel + T.Count), a = T.Spread(a0[k]);
            (c00, c01) = (T.MultiplyAdd(a, b0, c00), T.MultiplyAdd(a, b1, c01));
            a = T.Spread(a1[k]);
            (c10, c11) = (T.MultiplyAdd(a, b0, c10), T.MultiplyAdd(a, b1, c11));
            a = T.Spread(a2[k]);
            (c20, c21) = (T.MultiplyAdd(a, b0, c20), T.MultiplyAdd(a, b1, c21));
            a = T.Spread(a3[k]);
            (c30, c31) = (T.MultiplyAdd(a, b0, c30), T.MultiplyAdd(a, b1, c31));
            a = T.Spread(a4[k]);
            (c40, c41) = (T.MultiplyAdd(a, b0, c40), T.MultiplyAdd(a, b1, c41));
            a = T.Spread(a5[k]);
            (c50, c51) = (T.MultiplyAdd(a, b0, c50), T.MultiplyAdd(a, b1, c51));
        }

        Store(c00, c01, keys, 0);
        Store(c10, c11, keys, 1);
        Store(c20, c21, keys, 2);
        Store(c30, c31, keys, 3);
        Store(c40, c41, keys, 4);
        Store(c50, c51, keys, 5);
    }

    private static void Store<T>(T left, T right, float* keys, int row)
        where T : struct, ILanes<T>
    {
        left.Store(keys + (row * 2 * T.Count));
        right.Store(keys + (((row * 2) + 1) * T.Count));
    }

    private void Collect<T>(float* keys, NearestList[] lists, int row, int first, int point)
        where T : struct, ILanes<T>
    {
        for (var i = 0; i < Group && row - first + i < lists.Length; i++, keys += 2 * T.Count)
        {
            var list = lists[row - first + i];
            if (T.Largest(T.Max(T.Load(keys), T.Load(keys + T.Count))) <= list.Threshold)
            {
                continue;
            }

            for (var j = 0; j < 2 * T.Count; j++)
            {
                if (keys[j] > list.Threshold && !(_skipsSelf && point + j == row + i))
                {
                    list.Add(keys[j], point + j);
                }
            }
        }
    }
}
