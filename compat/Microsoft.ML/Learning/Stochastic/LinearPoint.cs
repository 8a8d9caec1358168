namespace Microsoft.ML.Compat.Learning.Stochastic;

/// <summary>A linear model.</summary>
internal sealed record LinearPoint(float[] Weights, float Bias);
