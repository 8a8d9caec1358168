using MLNetVision.Compute.Threading;

namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>Finds the nearest of some points.</summary>
internal interface INeighbourSearch
{
    /// <summary>The nearest other points of every point.</summary>
    /// <param name="count">How many, fewer than there are points.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="told">Is told, now and then, of how many points they are found.</param>
    NeighbourTable OfPoints(int count, Workers workers, Action<int>? told = null);

    /// <summary>The nearest points of one row, nearest first; of equally near ones the first comes first.</summary>
    /// <param name="row">Its numbers.</param>
    /// <param name="count">How many, at most as many as there are points.</param>
    int[] OfRow(ReadOnlySpan<float> row, int count);
}
