namespace Microsoft.ML.Compat.Views;

/// <summary>Deals the rows of a cache to its readers in blocks: in their own order, or in a random one.</summary>
internal sealed class CacheOrder(Random random)
{
    public const int BlockSize = 64;

    private readonly Lock _lock = new();
    private int[] _permutation;
    private int _next;

    /// <summary>The number of the next block of rows for a reader.</summary>
    public int NextBlock() => Interlocked.Increment(ref _next) - 1;

    /// <summary>The row at a place of the order.</summary>
    public int RowAt(int place, int rowCount)
        => random is null ? place : (Volatile.Read(ref _permutation) ?? PermuteOnce(rowCount))[place];

    private int[] PermuteOnce(int count)
    {
        lock (_lock)
            return _permutation ??= Permute(count);
    }

    // Fisher and Yates, from the front.
    private int[] Permute(int count)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        for (var i = 0; i < count; i++)
        {
            var other = i + random.Next(count - i);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        return rows;
    }
}
