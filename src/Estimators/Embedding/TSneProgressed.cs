using MLNetVision.Training.Events;

namespace MLNetVision.Estimators;

/// <summary>A map has come further.</summary>
/// <param name="Iteration">How many iterations are done.</param>
/// <param name="Iterations">How many there are at most.</param>
/// <param name="Divergence">Kullback and Leibler's, of the map from the rows; of exaggerated probabilities while those are exaggerated.</param>
/// <param name="GradientNorm">The length of its gradient.</param>
public sealed record TSneProgressed(int Iteration, int Iterations, double Divergence, double GradientNorm) : TrainingEvent;
