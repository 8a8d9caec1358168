namespace MLNetVision.Transforms.Data;

/// <summary>
/// Deals places 0 to <paramref name="rows"/> - 1 to several cursors, a block of neighbours at a time and in turn. The block's number is the rows' batch, by
/// which a reader of all cursors brings the rows back into their order.
/// </summary>
internal sealed class RowDeal(int rows, int part, int parts, int block)
{
    private const int LargestBlock = 64;
    private const int BlocksEach = 4;

    private int _place = -1;

    /// <summary>The current place; -1 before the first and after the last.</summary>
    public int Place => _place;

    /// <summary>The number of the current place's block.</summary>
    public long Batch => _place < 0 ? 0 : _place / block;

    /// <summary>One cursor's share for each of at most <paramref name="wanted"/>, none of them empty unless there are no rows.</summary>
    public static RowDeal[] Between(int rows, int wanted)
    {
        var parts = Math.Clamp(wanted, 1, Math.Max(1, rows));
        var block = Math.Clamp(rows / (parts * BlocksEach), 1, LargestBlock);
        return [.. Enumerable.Range(0, parts).Select(part => new RowDeal(rows, part, parts, block))];
    }

    /// <summary>All places for one cursor.</summary>
    public static RowDeal Whole(int rows) => new(rows, 0, 1, Math.Max(1, rows));

    /// <summary>Goes on to the next place.</summary>
    public bool MoveNext()
    {
        var next = _place < 0 ? (long)part * block : (long)_place + 1;
        if (_place >= 0 && next % block == 0)
            next += (long)(parts - 1) * block;
        _place = next < rows ? (int)next : -1;
        return _place >= 0;
    }
}
