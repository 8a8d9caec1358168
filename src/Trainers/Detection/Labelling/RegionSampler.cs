using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Batches of regions, of which a fixed share shows objects: each side comes in a random order of its own, and begins anew, in another order, when it is
/// through.
/// </summary>
/// <param name="positives">Numbers of the regions on objects.</param>
/// <param name="negatives">Numbers of the regions of the background.</param>
/// <param name="seed">Where the orders begin.</param>
internal sealed class RegionSampler(int[] positives, int[] negatives, ulong seed)
{
    /// <summary>The regions of a batch, those on objects first; the same for the same number, whatever was asked before.</summary>
    /// <param name="batch">The number of the batch, from 0.</param>
    /// <param name="ofObjects">How many are on objects; of the background where no region is on one.</param>
    /// <param name="ofBackground">How many are of the background; on objects where no region is of the background.</param>
    public int[] Batch(long batch, int ofObjects, int ofBackground)
    {
        var (objects, background) = (positives.Length == 0 ? 0 : ofObjects, negatives.Length == 0 ? 0 : ofBackground);
        (objects, background) = (background == 0 ? ofObjects + ofBackground : objects, objects == 0 ? ofObjects + ofBackground : background);
        return [.. Draw(positives, batch, objects, "objects"), .. Draw(negatives, batch, background, "background")];
    }

    private IEnumerable<int> Draw(int[] regions, long batch, int count, string side)
    {
        var (round, order) = (-1L, Array.Empty<int>());
        for (var i = 0; i < count && regions.Length > 0; i++)
        {
            var place = (batch * count) + i;
            if (round != place / regions.Length)
            {
                round = place / regions.Length;
                order = (int[])regions.Clone();
                RandomStream.ForName(RandomStream.SeedAt(seed, (ulong)round), side).Shuffle<int>(order);
            }

            yield return order[place % regions.Length];
        }
    }
}
