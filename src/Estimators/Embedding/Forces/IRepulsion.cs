namespace MLNetVision.Estimators.Embedding.Forces;

/// <summary>What pushes the points of a map apart.</summary>
internal interface IRepulsion
{
    /// <summary>
    /// Writes, for every point, the sum over the others of q_ij w_ij (y_i - y_j), where w = 1 / (1 + d^2 / dof) and q = w^((dof + 1) / 2), not normalised.
    /// </summary>
    /// <param name="map">The places: all first coordinates, then all second ones, and so on.</param>
    /// <param name="forces">In the same order.</param>
    /// <returns>The sum of q_ij over all pairs of different points, each counted both ways.</returns>
    double Push(float[] map, float[] forces);
}
