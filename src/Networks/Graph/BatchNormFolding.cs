namespace MLNetVision.Networks;

/// <summary>
/// Takes batch normalisation out of a trained network: in evaluation it is a factor and a summand a channel, s = weight / sqrt(running_var + epsilon) and
/// bias - s running_mean, which the convolution or dense layer before it can have in its own weights.
/// </summary>
public static class BatchNormFolding
{
    /// <summary>
    /// The network without batch normalisation, and weights with which it gives the same outputs in evaluation but for rounding. Where normalisation follows
    /// no convolution or dense layer of its own, a 1x1 convolution a channel takes its place and its name. It is for inference: the statistics are gone.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">A weight for each of its parameters.</param>
    /// <exception cref="NetworkException">The weights do not fit, or normalisation of rows follows no dense layer.</exception>
    public static (Network Network, WeightSet Weights) FoldBatchNorm(this Network network, WeightSet weights)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        return new BatchNormFolder(network, weights.FitExactly(network)).Run();
    }
}
