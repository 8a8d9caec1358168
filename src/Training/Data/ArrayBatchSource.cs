using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Data;

/// <summary>Data that lies in memory: a tensor a field, a row each along its first dimension.</summary>
public sealed class ArrayBatchSource : IBatchSource
{
    private readonly HostTensor[] _tensors;
    private readonly int[]? _rows;

    /// <summary>Takes the tensors as they are, without copying.</summary>
    public ArrayBatchSource(params ReadOnlySpan<(string Field, HostTensor Values)> fields)
    {
        if (fields.IsEmpty)
        {
            throw new ArgumentException("ArrayBatchSource needs at least one field, such as (\"input\", pictures).", nameof(fields));
        }

        _tensors = new HostTensor[fields.Length];
        var described = new BatchField[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, values) = fields[i];
            ArgumentNullException.ThrowIfNull(values);
            _tensors[i] = values;
            described[i] = new BatchField(name, values.Element, Shape.Create([.. values.Dims.Skip(1).Select(d => Dim.FromSize(d))]));
        }

        Fields = described;
        Rows = CommonRows();
    }

    private ArrayBatchSource(ArrayBatchSource source, int[] rows)
    {
        _tensors = source._tensors;
        _rows = rows;
        Fields = source.Fields;
        Rows = rows.Length;
    }

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BatchField> Fields { get; }

    /// <summary>Some of the rows, in this order; a row may come several times. The numbers are shared.</summary>
    public ArrayBatchSource Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"ArrayBatchSource.Select: there are rows 0 to {Rows - 1}.");
            }
        }

        return new ArrayBatchSource(this, [.. rows.Select(r => _rows is null ? r : _rows[r])]);
    }

    /// <inheritdoc/>
    public IBatchReader Open(BatchPlan plan)
    {
        var order = new int[Rows];
        RowOrder.Fill(order, plan);
        if (_rows is not null)
        {
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = _rows[order[i]];
            }
        }

        return new Reader(_tensors, Fields, order, plan);
    }

    private int CommonRows()
    {
        var rows = _tensors[0].Dims.Count > 0 ? _tensors[0].Dims[0] : 0;
        for (var i = 0; i < _tensors.Length; i++)
        {
            if (_tensors[i].Dims.Count == 0 || _tensors[i].Dims[0] != rows)
            {
                throw new ArgumentException(
                    $"ArrayBatchSource: '{Fields[i].Name}' is [{string.Join(", ", _tensors[i].Dims)}], but '{Fields[0].Name}' is"
                    + $" [{string.Join(", ", _tensors[0].Dims)}]; the first dimension counts the rows and has to be the same.");
            }
        }

        return rows;
    }

    private sealed class Reader(HostTensor[] tensors, IReadOnlyList<BatchField> fields, int[] order, BatchPlan plan) : IBatchReader
    {
        private int _next = plan.FirstBatch;

        public bool Read(Batch batch)
        {
            ArgumentNullException.ThrowIfNull(batch);
            var rows = plan.RowsOf(_next, order.Length);
            if (rows == 0)
            {
                return false;
            }

            batch.Rows = rows;
            var chosen = order.AsSpan(_next * plan.BatchSize, rows);
            for (var f = 0; f < tensors.Length; f++)
            {
                Gather(tensors[f].Bytes, batch[fields[f].Name].Bytes, chosen);
            }

            _next++;
            return true;
        }

        public void Dispose()
        {
        }

        private static void Gather(ReadOnlySpan<byte> from, Span<byte> to, ReadOnlySpan<int> rows)
        {
            var size = to.Length / rows.Length;
            for (var i = 0; i < rows.Length; i++)
            {
                from.Slice(rows[i] * size, size).CopyTo(to.Slice(i * size, size));
            }
        }
    }
}
