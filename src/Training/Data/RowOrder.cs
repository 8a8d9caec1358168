using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Data;

/// <summary>In which order the rows of an epoch come: the same for equal seeds and epochs, whoever asks.</summary>
public static class RowOrder
{
    /// <summary>Writes the row numbers in the plan's order: Fisher and Yates' shuffle by a stream of the seed and the epoch, or as they are stored.</summary>
    public static void Fill(Span<int> order, BatchPlan plan)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (plan.Shuffle)
        {
            Shuffle(order, RandomStream.ForName(plan.Seed, $"rows of epoch {plan.Epoch}"));
        }
    }

    /// <summary>Brings items into a random order, each of them equally likely.</summary>
    public static void Shuffle<T>(Span<T> items, RandomStream random) => random.Shuffle(items);
}
