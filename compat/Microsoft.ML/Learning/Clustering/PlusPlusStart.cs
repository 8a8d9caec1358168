using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>
/// k-means++ (Arthur and Vassilvitskii 2007): each next centroid is a row drawn with a chance proportional to its squared distance from those before.
/// </summary>
internal static class PlusPlusStart
{
    private const float Negligible = 1e-15f;

    public static Centroids Choose(TrainingRows rows, int clusters, Random random)
    {
        var centroids = new Centroids(clusters, rows.FeatureCount);
        while (centroids.Count < clusters)
        {
            var chosen = Draw(rows, centroids, random);
            Guard.State(chosen >= 0, $"There are only {centroids.Count} different examples, too few for {clusters} clusters.");
            centroids.Add(rows.Features(chosen));
        }

        return centroids;
    }

    /// <summary>Keeps a row with the share that its chance has of all chances so far; -1 if none has any.</summary>
    private static int Draw(TrainingRows rows, Centroids centroids, Random random)
    {
        var distances = new float[Math.Max(1, centroids.Count)];
        var chosen = -1;
        var total = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var chance = Chance(rows.Features(i), centroids, distances);
            if (!(chance > 0))
                continue;
            chance *= rows.Weight(i);
            total += chance;
            if (chance > Negligible && random.NextSingle() < chance / total)
                chosen = i;
        }

        return chosen;
    }

    private static float Chance(FeatureRow row, Centroids centroids, float[] distances)
    {
        if (centroids.Count == 0)
            return 1;
        centroids.Distances(row, 0, distances);
        return distances.Min() + Lanes.SumOfSquares(row.Values);
    }
}
