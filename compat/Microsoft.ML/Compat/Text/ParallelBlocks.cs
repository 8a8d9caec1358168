namespace Microsoft.ML.Compat.Text;

/// <summary>Blocks whose fields are parsed ahead by other threads.</summary>
internal sealed class ParallelBlocks(LineBatches batches, Func<RowBlock> create, int threads) : RowBlocks(batches)
{
    private readonly Queue<Task<RowBlock>> _ahead = [];
    private readonly Stack<RowBlock> _free = [];
    private RowBlock _current;
    private bool _ended;

    public override RowBlock Next()
    {
        if (_current is not null)
            _free.Push(_current);
        _current = null;
        while (!_ended && _ahead.Count <= threads)
            Enqueue();
        return _current = _ahead.TryDequeue(out var head) ? Result(head) : null;
    }

    public override void Dispose()
    {
        _ended = true;
        base.Dispose();
    }

    // A failure to read lines waits behind the blocks that were read before it.
    private void Enqueue()
    {
        try
        {
            var batch = Batches.Read();
            _ended = batch is null;
            if (_ended)
                return;
            var block = _free.TryPop(out var used) ? used : create();
            _ahead.Enqueue(Task.Run(() => block.Read(batch)));
        }
        catch (FormatException exception)
        {
            _ended = true;
            _ahead.Enqueue(Task.FromException<RowBlock>(exception));
        }
    }

    private static RowBlock Result(Task<RowBlock> head)
    {
        try
        {
            return head.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            throw Errors.Corrupt($"Reading stopped: {exception.Message}", exception);
        }
    }
}
