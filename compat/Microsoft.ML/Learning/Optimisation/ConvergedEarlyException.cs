namespace Microsoft.ML.Compat.Learning.Optimisation;

/// <summary>Numbers can be told apart no further, though the stop rule is not met; the optimiser takes the point it holds.</summary>
internal sealed class ConvergedEarlyException(string message) : Exception(message);
