namespace Microsoft.ML.Data;

/// <summary>How tight clusters are, and how well they agree with labels where there are any.</summary>
public sealed class ClusteringMetrics
{
    internal ClusteringMetrics(double mutualInformation, double averageDistance, double daviesBouldin)
    {
        NormalizedMutualInformation = mutualInformation;
        AverageDistance = averageDistance;
        DaviesBouldinIndex = daviesBouldin;
    }

    public double NormalizedMutualInformation { get; }

    public double AverageDistance { get; }

    public double DaviesBouldinIndex { get; }
}
