using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.ML;

namespace MLNetVision.Transforms.Batches;

/// <summary>Reads a cursor ahead on a thread of its own, a few blocks at most.</summary>
internal sealed class BlockReader : IDisposable
{
    private const int MostAhead = 2;

    private readonly DataViewRowCursor _cursor;
    private readonly BlockLayout _layout;
    private readonly int _rows;
    private readonly CancellationToken _end;
    private readonly BlockingCollection<RowBlock> _full = new(MostAhead);
    private readonly ConcurrentQueue<RowBlock> _free = new();
    private readonly List<RowBlock> _blocks = [];
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins to read.</summary>
    /// <param name="cursor">What is read; it is disposed of with the reader.</param>
    /// <param name="layout">What of each row.</param>
    /// <param name="rows">The most rows of a block.</param>
    /// <param name="end">Ends the reading early.</param>
    public BlockReader(DataViewRowCursor cursor, BlockLayout layout, int rows, CancellationToken end)
    {
        (_cursor, _layout, _rows, _end) = (cursor, layout, rows, end);
        _thread = new Thread(Read) { IsBackground = true, Name = "MLNetVision.Reading" };
        _thread.Start();
    }

    /// <summary>The next block, or null at the end. Throws what the cursor threw, after the rows before it.</summary>
    public RowBlock? Take()
    {
        if (_full.TryTake(out var block, Timeout.Infinite, _end))
        {
            return block;
        }

        _failure?.Throw();
        return null;
    }

    /// <summary>Gives a block back whose rows were all handed out.</summary>
    public void Return(RowBlock block) => _free.Enqueue(block);

    /// <summary>Waits for the thread, which has to have been told to end, and closes the cursor: images of rows lived as long as that.</summary>
    public void Dispose()
    {
        _thread.Join();
        _cursor.Dispose();
        _full.Dispose();
        _blocks.ForEach(block => block.Dispose());
    }

    private void Read()
    {
        try
        {
            var hasRow = _cursor.MoveNext();
            while (hasRow)
            {
                var block = _free.TryDequeue(out var free) ? free : NewBlock();
                block.Begin(_cursor.Batch);
                hasRow = Fill(block);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        _full.CompleteAdding();
    }

    private RowBlock NewBlock()
    {
        var block = new RowBlock(_cursor, _layout, _rows);
        _blocks.Add(block);
        return block;
    }

    /// <summary>Fills a block and passes it on, also when a row in the middle fails.</summary>
    private bool Fill(RowBlock block)
    {
        try
        {
            var hasRow = true;
            while (hasRow && block.Count < block.Capacity && _cursor.Batch == block.Batch)
            {
                _end.ThrowIfCancellationRequested();
                block.Read();
                hasRow = _cursor.MoveNext();
            }

            return hasRow;
        }
        finally
        {
            if (block.Count > 0)
            {
                _full.Add(block, _end);
            }
        }
    }
}
