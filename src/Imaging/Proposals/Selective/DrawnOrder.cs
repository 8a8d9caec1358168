namespace MLNetVision.Imaging;

/// <summary>
/// Orders the boxes of hierarchies by a draw: a region's rank is a random number of 0 to 1 times the square root of its place counted from the top of its
/// hierarchy, from 1. (The paper takes the place itself; the root lets small regions come sooner, which finds more at 100 boxes and above.)
/// </summary>
internal static class DrawnOrder
{
    public static IEnumerable<(RegionBounds Box, float Score)> Of(RegionBounds[][] hierarchies, ulong seed)
    {
        var boxes = new RegionBounds[hierarchies.Sum(hierarchy => hierarchy.Length)];
        var ranks = new (float Rank, int Index)[boxes.Length];
        var numbers = new SeededNumbers(seed);
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
        return ranks.Select(one => (boxes[one.Index], 1 / (1 + one.Rank)));
    }
}
