namespace Microsoft.ML.Compat.Learning;

internal readonly record struct LabelledScore(float Score, bool IsPositive);
