namespace Microsoft.ML.Compat.Learning.Clustering;

/// <summary>The nearest of some centroids, the last of several equally near, and how near the second is.</summary>
internal readonly record struct NearestCentroid(int Index, float Distance, float SecondDistance)
{
    public static NearestCentroid Among(ReadOnlySpan<float> distances)
    {
        var nearest = new NearestCentroid(0, float.PositiveInfinity, float.PositiveInfinity);
        for (var i = 0; i < distances.Length; i++)
        {
            if (distances[i] <= nearest.Distance)
                nearest = new NearestCentroid(i, distances[i], nearest.Distance);
            else if (distances[i] < nearest.SecondDistance)
                nearest = nearest with { SecondDistance = distances[i] };
        }

        return nearest;
    }
}
