namespace MLNetVision.Transforms.Data;

/// <summary>Random orders.</summary>
internal static class Shuffling
{
    /// <summary>Every order equally likely: Fisher and Yates' shuffle, from the back.</summary>
    public static void Shuffle<T>(Span<T> items, Random random)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
