namespace MLNetVision.Trainers.HeadFitting;

/// <summary>The kernel of a row with all rows, kept in so much memory as is allowed.</summary>
internal abstract class KernelRows
{
    /// <summary>Whether several threads may ask at once.</summary>
    public abstract bool IsShared { get; }

    /// <summary>The kernel of row i with each row; good until two others are asked for.</summary>
    public abstract ReadOnlySpan<float> this[int row] { get; }

    /// <summary>All values at once where they fit in, else the rows used last.</summary>
    public static KernelRows Of(KernelFunction kernel, int megabytes, FitContext context)
    {
        var room = megabytes * 1024L * 1024L / sizeof(float);
        return (long)kernel.Count * kernel.Count <= room
            ? new AllKernelRows(kernel, context)
            : new RecentKernelRows(kernel, (int)Math.Max(2, room / kernel.Count), context);
    }
}

/// <summary>All values, computed once: half of them, as the kernel is symmetric.</summary>
internal sealed class AllKernelRows : KernelRows
{
    private readonly float[][] _rows;

    public AllKernelRows(KernelFunction kernel, FitContext context)
    {
        _rows = new float[kernel.Count][];
        context.Each(kernel.Count, i => _rows[i] = new float[kernel.Count]);
        context.Each(kernel.Count, place =>
        {
            // Long rows of the lower half first, so that threads end together.
            var i = kernel.Count - 1 - place;
            for (var j = 0; j <= i; j++)
            {
                _rows[i][j] = _rows[j][i] = (float)kernel.Value(i, j);
            }
        });
    }

    public override bool IsShared => true;

    public override ReadOnlySpan<float> this[int row] => _rows[row];
}

/// <summary>The rows used last; the one not used for longest makes room.</summary>
internal sealed class RecentKernelRows(KernelFunction kernel, int capacity, FitContext context) : KernelRows
{
    private const int ColumnsOfPart = 256;

    private readonly Dictionary<int, LinkedListNode<(int Row, float[] Values)>> _kept = [];
    private readonly LinkedList<(int Row, float[] Values)> _byUse = new();

    public override bool IsShared => false;

    public override ReadOnlySpan<float> this[int row]
    {
        get
        {
            if (!_kept.TryGetValue(row, out var node))
            {
                node = Compute(row);
            }
            else if (node != _byUse.First)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            return node.Value.Values;
        }
    }

    private LinkedListNode<(int Row, float[] Values)> Compute(int row)
    {
        var values = TakeOldest() ?? new float[kernel.Count];
        context.Each((kernel.Count + ColumnsOfPart - 1) / ColumnsOfPart, part =>
        {
            for (var j = part * ColumnsOfPart; j < Math.Min(kernel.Count, (part + 1) * ColumnsOfPart); j++)
            {
                values[j] = (float)kernel.Value(row, j);
            }
        });
        return _kept[row] = _byUse.AddFirst((row, values));
    }

    /// <summary>The memory of the row not used for longest; null while there is room.</summary>
    private float[]? TakeOldest()
    {
        if (_kept.Count < capacity)
        {
            return null;
        }

        var (row, values) = _byUse.Last!.Value;
        _kept.Remove(row);
        _byUse.RemoveLast();
        return values;
    }
}
