using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Reads ahead with threads of its own, which end with it.</summary>
internal sealed class QueuedReader : IBatchReader
{
    private const int LongestRun = 16;

    private readonly ImageBatchSource _source;
    private readonly BatchPlan _plan;
    private readonly PictureDraw[] _order;
    private readonly BatchShelf _shelf;
    private readonly BatchSlot[] _slots;
    private readonly FillQueue _queue;
    private readonly Thread[] _workers;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private Exception? _fault;
    private int _disposed;

    public QueuedReader(ImageBatchSource source, BatchPlan plan, PictureDraw[] order, BatchShelf shelf, CancellationToken cancellation)
    {
        (_source, _plan, _order, _shelf, _cancellation) = (source, plan, order, shelf, cancellation);
        var batches = source.Batches(plan.BatchSize);
        var ahead = Math.Clamp(batches - plan.FirstBatch, 0, source.Options.Queue);
        _slots = new BatchSlot[ahead];
        for (var i = 0; i < ahead; i++)
        {
            _slots[i] = new BatchSlot(shelf.Take(plan.BatchSize));
        }

        var workers = ahead == 0 ? 0 : source.Options.Workers > 0 ? source.Options.Workers : Math.Max(1, Environment.ProcessorCount - 1);
        var run = Math.Clamp(plan.BatchSize / Math.Max(1, 2 * workers), 1, LongestRun);
        _queue = new FillQueue(_slots, plan, order.Length, batches, run);
        _registration = cancellation.Register(_queue.Stop);
        _workers = new Thread[workers];
        for (var i = 0; i < workers; i++)
        {
            _workers[i] = new Thread(Work) { IsBackground = true, Name = "MLNetVision.Training.Data" };
            _workers[i].Start();
        }
    }

    public bool Read(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfEnded();
        if (_queue.AwaitNext() is not { } slot)
        {
            ThrowIfEnded();
            return false;
        }

        if (slot.Failure is { } failure)
        {
            throw failure;
        }

        batch.Exchange(slot.Batch);
        _queue.Release();
        return true;
    }

    /// <summary>Returns when every worker has ended. May be called while another thread waits in <see cref="Read"/>.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _registration.Dispose();
        _queue.Stop();
        foreach (var worker in _workers)
        {
            worker.Join();
        }

        foreach (var slot in _slots)
        {
            _shelf.Give(slot.Batch);
        }
    }

    private void ThrowIfEnded()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        _cancellation.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _fault) is { } fault)
        {
            throw new InvalidOperationException($"ImageBatchSource: a worker ended early: {fault.Message}", fault);
        }
    }

    /// <summary>What goes wrong outside a row, such as memory that is not there, ends the reader rather than the process.</summary>
    private void Work()
    {
        try
        {
            FillRuns();
        }
        catch (Exception fault)
        {
            Volatile.Write(ref _fault, fault);
            _queue.Stop();
        }
    }

    private void FillRuns()
    {
        var writer = new RowWriter(_source.Images, _source.Options, _source.Values);
        while (_queue.Take() is { } run)
        {
            for (var row = run.FirstRow; row < run.FirstRow + run.Rows && !_queue.IsStopped; row++)
            {
                Fill(writer, run, row);
            }

            if (_queue.IsLast(run))
            {
                Finish(run);
                _queue.Ready(run.Slot);
            }
        }
    }

    private void Fill(RowWriter writer, RowRun run, int row)
    {
        var draw = _order[(run.Batch * _plan.BatchSize) + row];
        try
        {
            writer.Write(run.Slot.Batch, row, draw, _plan);
        }
        catch (ImageFormatException damage) when (_source.Options.Corrupt == CorruptPictures.Skip)
        {
            run.Slot.MarkMissing(row, Named(draw, damage));
            _source.Skip(draw.Index, damage.Message);
        }
        catch (Exception failure)
        {
            run.Slot.Fail(row, Named(draw, failure));
        }
    }

    private ImageLoadException Named(PictureDraw draw, Exception cause) => new(_source.Images.Name(draw.Index), draw.Index, cause);

    /// <summary>What concerns the batch as a whole: rows that are missing, and mixing.</summary>
    private void Finish(RowRun run)
    {
        var slot = run.Slot;
        try
        {
            slot.Compact();
            if (_source.Options.Mixing is { } mixing && slot.Failure is null)
            {
                var tensor = _source.Options.Tensor;
                var random = RandomStream.ForName(_plan.Seed, $"mixing of batch {run.Batch} of epoch {_plan.Epoch}");
                var pictures = slot.Batch[_source.Options.InputName].As<float>();
                var labels = slot.Batch[_source.Options.TargetName].As<float>();
                mixing.Apply(new MixedRows(pictures, tensor.Height, tensor.Width, labels, _source.Images.Classes.Count), ref random);
            }
        }
        catch (Exception failure)
        {
            slot.Fail(0, failure);
        }
    }
}
