using Microsoft.ML.Compat.Learning.Objectives;

namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>Begins with rows drawn evenly.</summary>
internal static class RandomStart
{
    public static Centroids Choose(TrainingRows rows, int clusters, Random random)
    {
        var centroids = new Centroids(clusters, rows.FeatureCount);
        foreach (var row in Reservoir.Sample(rows.Count, clusters, _ => 1, random))
            centroids.Add(rows.Features(row));
        return centroids;
    }
}
