using System.Runtime.ExceptionServices;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Transforms.Batches;

/// <summary>Rows that are scored a batch at a time and handed out one by one, in order.</summary>
internal sealed class ScoredRows : IDisposable
{
    private readonly ScorerPool _scorers;
    private readonly BlockReader[] _readers;
    private readonly BlockMerger _merger;
    private readonly CancellationTokenSource _end;
    private readonly (RowBlock Block, int Row)[] _rows;
    private readonly List<(RowBlock Block, BlockReader Reader)> _used = [];
    private readonly float[] _outputs;
    private ExceptionDispatchInfo? _failure;
    private RowBlock? _block;
    private int _taken;
    private int _count;
    private int _at = -1;

    public ScoredRows(ScorerPool scorers, BlockReader[] readers, int batch, CancellationTokenSource end)
    {
        (_scorers, _readers, _merger, _end) = (scorers, readers, new BlockMerger(readers), end);
        _rows = new (RowBlock, int)[batch];
        _outputs = new float[batch * scorers.Graph.OutputSize];
    }

    /// <summary>The block and the place in it of the current row.</summary>
    public (RowBlock Block, int Row) Current => _rows[_at];

    /// <summary>What the network gave for the current row.</summary>
    public ReadOnlySpan<float> Output => _outputs.AsSpan(_at * _scorers.Graph.OutputSize, _scorers.Graph.OutputSize);

    public bool MoveNext()
    {
        if (++_at < _count)
        {
            return true;
        }

        Release();
        Gather();
        if (_count == 0)
        {
            _failure?.Throw();
            return false;
        }

        Score();
        _at = 0;
        return true;
    }

    public void Dispose()
    {
        End();
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _end.Dispose();
    }

    /// <summary>Tells the threads to end, without waiting: for a cursor that nobody disposed of.</summary>
    public void End() => _end.Cancel();

    /// <summary>Gives back the blocks whose rows were all handed out; the last may have more.</summary>
    private void Release()
    {
        var keeps = _block is not null && _taken < _block.Count;
        var done = _used.Count - (keeps ? 1 : 0);
        for (var i = 0; i < done; i++)
        {
            _used[i].Reader.Return(_used[i].Block);
        }

        _used.RemoveRange(0, done);
        _block = keeps ? _block : null;
        _count = 0;
    }

    /// <summary>Collects the rows of a batch; a failure waits until those before it are handed out.</summary>
    private void Gather()
    {
        try
        {
            while (_failure is null && _count < _rows.Length && HasRow())
            {
                _rows[_count++] = (_block!, _taken++);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_end.IsCancellationRequested)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private bool HasRow()
    {
        if (_block is not null && _taken < _block.Count)
        {
            return true;
        }

        if (_merger.Next() is not { } next)
        {
            _block = null;
            return false;
        }

        _used.Add(next);
        (_block, _taken) = (next.Block, 0);
        return true;
    }

    private void Score()
    {
        var scorer = _scorers.Rent(_rows.Length);
        try
        {
            for (int from = 0, rows; from < _count; from += rows)
            {
                rows = Math.Min(scorer.Rows, _count - from);
                Copy(from, rows, scorer.Input);
                scorer.Run(rows).CopyTo(_outputs.AsSpan(from * _scorers.Graph.OutputSize));
            }
        }
        finally
        {
            _scorers.Return(scorer);
        }
    }

    private void Copy(int from, int rows, Span<float> input)
    {
        var size = _scorers.Graph.InputSize;
        for (var i = 0; i < rows; i++)
        {
            var (block, row) = _rows[from + i];
            block.Pixels(row).CopyTo(input[(i * size)..]);
        }
    }
}
