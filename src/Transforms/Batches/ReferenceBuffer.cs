using System.Collections.Concurrent;
using Microsoft.ML;

namespace MLNetVision.Transforms.Batches;

/// <summary>
/// Images and other objects. What is handed out is the reader's; what the reader hands back for the next one goes to the source's getter, which knows whether
/// to dispose of it. What nobody asked for goes back there as well.
/// </summary>
internal sealed class ReferenceBuffer<T>(DataViewRowCursor cursor, DataViewSchema.Column column, int rows) : ColumnBuffer<T?>(cursor, column, rows)
    where T : class
{
    private readonly bool[] _isGiven = new bool[rows];
    private readonly ConcurrentQueue<T> _returned = new();

    public override void Read(int row)
    {
        if (_isGiven[row])
        {
            _isGiven[row] = false;
            Values[row] = _returned.TryDequeue(out var returned) ? returned : null;
        }

        base.Read(row);
    }

    public override void Get(int row, ref T? value)
    {
        var own = Values[row];
        if (value is not null && !ReferenceEquals(value, own))
        {
            _returned.Enqueue(value);
        }

        value = own;
        _isGiven[row] = true;
    }
}
