using Microsoft.ML.Compat.Hosting;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>A weighted sample without replacement (Efraimidis and Spirakis 2006): the rows with the largest keys log(u) / weight.</summary>
internal static class Reservoir
{
    private const float Negligible = 1e-15f;

    /// <summary>The numbers of <paramref name="size"/> rows, those with the smallest keys first; too few rows with any weight is an error.</summary>
    public static int[] Sample(int rows, int size, Func<int, float> weight, Random source)
    {
        var random = new TauswortheRandom(source);
        var kept = new PriorityQueue<int, double>();
        for (var row = 0; row < rows; row++)
        {
            var chance = weight(row);
            if (chance <= Negligible)
                continue;
            var key = Math.Log(random.NextDouble()) / chance;
            if (kept.Count < size)
                kept.Enqueue(row, key);
            else if (kept.TryPeek(out _, out var smallest) && key > smallest)
                kept.EnqueueDequeue(row, key);
        }

        Guard.State(kept.Count == size, $"There are too few different examples: {kept.Count} where {size} are needed to begin the clusters.");
        return [.. Enumerable.Range(0, size).Select(_ => kept.Dequeue())];
    }
}
