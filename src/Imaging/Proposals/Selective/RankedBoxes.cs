namespace MLNetVision.Imaging;

/// <summary>
/// Puts the boxes of hierarchies in one order: a region's rank is a random number of 0 to 1 times the square root of its place counted from the top of its
/// hierarchy, from 1. (The paper takes the place itself; the root lets small regions come sooner, which finds more at 100 boxes and above.)
/// </summary>
internal static class RankedBoxes
{
    public static IReadOnlyList<Proposal> Proposals(RegionBounds[][] hierarchies, SelectiveSearch search)
    {
        var boxes = new RegionBounds[hierarchies.Sum(hierarchy => hierarchy.Length)];
        var ranks = new (float Rank, int Index)[boxes.Length];
        var numbers = new SeededNumbers(search.Seed);
        var next = 0;
        foreach (var hierarchy in hierarchies)
        {
            for (var i = 0; i < hierarchy.Length; i++, next++)
            {
                boxes[next] = hierarchy[i];
                ranks[next] = (numbers.Uniform((ulong)next) * MathF.Sqrt(hierarchy.Length - i), next);
            }
        }

        Array.Sort(ranks);
        return Distinct(boxes, ranks, search);
    }

    private static List<Proposal> Distinct(RegionBounds[] boxes, (float Rank, int Index)[] ranks, SelectiveSearch search)
    {
        var most = search.MaximumCount > 0 ? search.MaximumCount : int.MaxValue;
        var kept = new KeptBoxes((float)search.MaximumOverlap);
        var proposals = new List<Proposal>();
        foreach (var (rank, index) in ranks)
        {
            var region = boxes[index].Region;
            if (proposals.Count == most)
                break;

            if (Math.Min(region.Width, region.Height) >= search.MinimumSide && kept.TryAdd(boxes[index]))
                proposals.Add(new(region, 1 / (1 + rank)));
        }

        return proposals;
    }
}
