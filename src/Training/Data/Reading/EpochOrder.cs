using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Data;

/// <summary>Which picture each row of an epoch shows.</summary>
internal static class EpochOrder
{
    public static PictureDraw[] Make(IImageSource source, BatchPlan plan, bool balanced)
    {
        if (balanced && plan.Shuffle)
        {
            return Balanced(source, plan);
        }

        var rows = new int[source.Count];
        RowOrder.Fill(rows, plan);
        return Array.ConvertAll(rows, row => new PictureDraw(row, 0));
    }

    /// <summary>
    /// Of N rows and K classes that have pictures, each class gets N / K rows, some of them, chosen at random, one more. A class goes through its pictures in
    /// a random order, again and again in another one.
    /// </summary>
    private static PictureDraw[] Balanced(IImageSource source, BatchPlan plan)
    {
        var classes = Enumerable.Range(0, source.Count).GroupBy(source.Label).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        var random = RandomStream.ForName(plan.Seed, $"classes of epoch {plan.Epoch}");
        RowOrder.Shuffle<int[]>(classes, new RandomStream(random.NextBits()));
        var order = new List<PictureDraw>(source.Count);
        for (var k = 0; k < classes.Length; k++)
        {
            var share = (source.Count / classes.Length) + (k < source.Count % classes.Length ? 1 : 0);
            for (var occurrence = 0; share > 0; occurrence++)
            {
                RowOrder.Shuffle<int>(classes[k], new RandomStream(random.NextBits()));
                order.AddRange(classes[k].Take(share).Select(index => new PictureDraw(index, occurrence)));
                share -= Math.Min(share, classes[k].Length);
            }
        }

        var all = order.ToArray();
        RowOrder.Shuffle(all, new RandomStream(random.NextBits()));
        return all;
    }
}
