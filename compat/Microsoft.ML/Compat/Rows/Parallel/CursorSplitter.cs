namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>Deals the rows of one cursor to several, a batch at a time, so that they can be worked on in parallel.</summary>
internal sealed class CursorSplitter
{
    private readonly DataViewRowCursor _input;
    private readonly BatchFiller _filler;
    private readonly Lock _lock = new();
    private int _open;
    private long _batches;
    private bool _ended;

    private CursorSplitter(DataViewRowCursor input, int count)
    {
        _input = input;
        _filler = new BatchFiller(input);
        _open = count;
    }

    /// <summary>Several cursors whose rows together are the input's; the input itself when its values cannot be copied.</summary>
    public static DataViewRowCursor[] Split(DataViewRowCursor input, int count)
    {
        var active = input.Schema.Select(input.IsColumnActive).ToArray();
        if (count <= 1 || !ColumnSelection.Columns(input.Schema, active).All(c => c.Type.IsCacheable()))
            return [input];
        var splitter = new CursorSplitter(input, count);
        return [.. Enumerable.Range(0, count).Select(_ => new Part(splitter, input.Schema, active))];
    }

    private RowBatch Next(RowBatch batch)
    {
        lock (_lock)
        {
            if (_ended)
                return null;
            batch ??= _filler.NewBatch();
            batch.Count = 0;
            batch.Number = _batches++;
            try
            {
                while (batch.Count < RowBatch.Capacity && !(_ended = !_input.MoveNext()))
                    _filler.Append(batch);
            }
            catch (Exception exception)
            {
                _ended = true;
                throw ParallelErrors.Wrap(exception);
            }

            return batch.Count > 0 ? batch : null;
        }
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) > 0)
            return;
        lock (_lock)
        {
            _ended = true;
            _input.Dispose();
        }
    }

    private sealed class Part(CursorSplitter splitter, DataViewSchema schema, bool[] active) : BatchCursor(schema, active)
    {
        private bool _closed;

        public override long Batch => Current?.Number ?? 0;

        protected override RowBatch NextBatch() => splitter.Next(Current);

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_closed)
            {
                _closed = true;
                splitter.Close();
            }

            base.Dispose(disposing);
        }
    }
}
