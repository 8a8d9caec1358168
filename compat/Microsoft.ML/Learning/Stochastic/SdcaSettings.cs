namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <param name="L2">λ: the weight of |w|²/2.</param>
/// <param name="L1Threshold">Weights are shrunk by this much; the weight of Σ|w| is λ times it.</param>
/// <param name="BiasLearningRate">How fast the bias is freed from being penalised like a weight; 0 leaves it penalised.</param>
/// <param name="Iterations">At most so many passes over the data.</param>
/// <param name="Tolerance">The duality gap, as a share of the loss, at which to stop.</param>
/// <param name="CheckFrequency">How many passes lie between two looks at the gap; none at 0 or below.</param>
internal sealed record SdcaSettings(float L2, float L1Threshold, float BiasLearningRate, int Iterations, float Tolerance, int CheckFrequency);
