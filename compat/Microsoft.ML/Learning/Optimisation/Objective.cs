namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>The value of a function at a point; writes the gradient there over <paramref name="gradient"/>.</summary>
internal delegate float Objective(float[] point, float[] gradient);
