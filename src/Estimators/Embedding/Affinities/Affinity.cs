namespace MLNetVision.Estimators.Embedding.Affinities;

/// <summary>The probabilities p of pairs of points, symmetric and of sum 1, as rows of those that are not zero.</summary>
/// <param name="Starts">Where each row begins; one more than there are points.</param>
/// <param name="Others">The other point of a pair, ascending in each row.</param>
/// <param name="Values">p of the pair.</param>
internal sealed record Affinity(int[] Starts, int[] Others, float[] Values)
{
    /// <summary>Long work on pairs looks after so many whether to end.</summary>
    public const int LookEvery = 1 << 16;

    /// <summary>How many points there are.</summary>
    public int Points => Starts.Length - 1;

    /// <summary>The sum of p log p: what the divergence has that no map changes.</summary>
    public double NegativeEntropy(CancellationToken cancellation = default)
    {
        var sum = 0.0;
        for (var i = 0; i < Values.Length; i++)
        {
            if (i % LookEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            sum += Values[i] > 0 ? Values[i] * Math.Log(Values[i]) : 0;
        }

        return sum;
    }
}
