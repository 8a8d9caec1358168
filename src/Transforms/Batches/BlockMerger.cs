namespace MLNetVision.Transforms.Batches;

/// <summary>
/// Brings the blocks of a cursor set into the order of the data: rows of one batch are all in one cursor, and the batches of a cursor ascend, so the next block
/// is the one with the smallest batch among the readers' first.
/// </summary>
internal sealed class BlockMerger(IReadOnlyList<BlockReader> readers)
{
    private readonly RowBlock?[] _first = new RowBlock?[readers.Count];
    private readonly bool[] _hasEnded = new bool[readers.Count];

    /// <summary>The next block and whose it is; null at the end.</summary>
    public (RowBlock Block, BlockReader Reader)? Next()
    {
        var next = -1;
        for (var i = 0; i < readers.Count; i++)
        {
            if (_first[i] is null && !_hasEnded[i])
            {
                _hasEnded[i] = (_first[i] = readers[i].Take()) is null;
            }

            if (_first[i] is { } block && (next < 0 || block.Batch < _first[next]!.Batch))
            {
                next = i;
            }
        }

        if (next < 0)
        {
            return null;
        }

        var result = (_first[next]!, readers[next]);
        _first[next] = null;
        return result;
    }
}
