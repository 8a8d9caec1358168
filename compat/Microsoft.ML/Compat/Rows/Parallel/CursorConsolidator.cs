using System.Collections.Concurrent;

namespace Microsoft.ML.Compat.Rows.Parallel;

/// <summary>
/// Several cursors, each read on a thread of its own, as one: batches come in the order of their numbers. Every cursor's own batches must come in
/// that order, as those of a split cursor do.
/// </summary>
internal sealed class CursorConsolidator : BatchCursor
{
    private readonly Worker[] _workers;
    private readonly RowBatch[] _heads;
    private int _source = -1;
    private bool _disposed;

    private CursorConsolidator(DataViewRowCursor[] inputs, bool[] active)
        : base(inputs[0].Schema, active)
    {
        _workers = Array.ConvertAll(inputs, input => new Worker(input));
        _heads = new RowBatch[inputs.Length];
    }

    /// <summary>
    /// A cursor over a view's rows in order that computes them on several threads; null when some column cannot be copied or the view gives no
    /// more than one cursor for them.
    /// </summary>
    public static DataViewRowCursor OpenOrNull(IDataView view, IReadOnlyCollection<DataViewSchema.Column> columns, Random random)
    {
        if (!columns.All(c => c.Type.IsCacheable()))
            return null;
        var cursors = view.GetRowCursorSet(columns, Math.Max(2, Environment.ProcessorCount - 1), random);
        return cursors.Length == 1 ? cursors[0] : new CursorConsolidator(cursors, ColumnSelection.Of(columns, view.Schema));
    }

    protected override RowBatch NextBatch()
    {
        if (_source >= 0)
        {
            _workers[_source].Recycle(_heads[_source]);
            _heads[_source] = null;
        }

        _source = -1;
        for (var i = 0; i < _workers.Length; i++)
        {
            _heads[i] ??= _workers[i].Take();
            if (_heads[i] is not null && (_source < 0 || _heads[i].Number < _heads[_source].Number))
                _source = i;
        }

        if (_source < 0)
            return null;
        return _heads[_source].Error is Exception error ? throw ParallelErrors.Wrap(error) : _heads[_source];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            foreach (var worker in _workers)
                worker.Cancel();
            foreach (var worker in _workers)
                worker.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class Worker : IDisposable
    {
        private const int Ahead = 4;

        private readonly DataViewRowCursor _input;
        private readonly BlockingCollection<RowBatch> _ready = new(Ahead);
        private readonly ConcurrentQueue<RowBatch> _spare = new();
        private readonly Task _task;
        private volatile bool _cancelled;

        public Worker(DataViewRowCursor input)
        {
            _input = input;
            _task = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public RowBatch Take() => _ready.TryTake(out var batch, Timeout.Infinite) ? batch : null;

        public void Recycle(RowBatch batch) => _spare.Enqueue(batch);

        public void Cancel() => _cancelled = true;

        public void Dispose()
        {
            foreach (var batch in _ready.GetConsumingEnumerable())
                _spare.Enqueue(batch);
            _task.Wait();
            _ready.Dispose();
        }

        private void Run()
        {
            long number = -1;
            try
            {
                using (_input)
                    Read(ref number);
            }
            catch (Exception exception)
            {
                _ready.Add(new RowBatch([]) { Number = number, Error = exception });
            }
            finally
            {
                _ready.CompleteAdding();
            }
        }

        private void Read(ref long number)
        {
            var filler = new BatchFiller(_input);
            RowBatch batch = null;
            while (!_cancelled && _input.MoveNext())
            {
                number = _input.Batch;
                if (batch is not null && (batch.Number != number || batch.Count == RowBatch.Capacity))
                {
                    _ready.Add(batch);
                    batch = null;
                }

                batch ??= Spare(filler, number);
                filler.Append(batch);
            }

            if (batch is not null)
                _ready.Add(batch);
        }

        private RowBatch Spare(BatchFiller filler, long number)
        {
            var batch = _spare.TryDequeue(out var spare) ? spare : filler.NewBatch();
            batch.Count = 0;
            batch.Number = number;
            return batch;
        }
    }
}
