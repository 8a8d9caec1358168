namespace MLNetVision.Compute.Planning;

/// <summary>
/// Lays out blocks so that those in use at the same moment never meet: the largest first, each at the lowest place that is free while it is in use.
/// </summary>
internal static class Arena
{
    /// <summary>Places are multiples of so many floats: a cache line.</summary>
    public const int Grain = 16;

    /// <summary>Gives each block a place, in floats.</summary>
    /// <returns>The places, and how many floats they take together.</returns>
    public static (IReadOnlyDictionary<Block, long> Places, long Count) LayOut(IEnumerable<Block> blocks)
    {
        var places = new Dictionary<Block, long>();
        var laid = new List<(Block Block, long From, long To)>();
        var total = 0L;
        foreach (var block in blocks.Distinct().Where(b => b.IsUsed).OrderByDescending(b => b.Count))
        {
            var size = RoundUp(block.Count);
            var place = 0L;
            foreach (var (_, from, to) in laid.Where(l => l.Block.From <= block.To && block.From <= l.Block.To).OrderBy(l => l.From))
            {
                if (place + size <= from)
                {
                    break;
                }

                place = Math.Max(place, to);
            }

            laid.Add((block, place, place + size));
            places.Add(block, place);
            total = Math.Max(total, place + size);
        }

        return (places, total);
    }

    public static long RoundUp(long count) => (count + Grain - 1) / Grain * Grain;
}
