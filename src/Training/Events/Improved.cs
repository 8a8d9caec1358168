namespace MLNetVision.Training.Events;

/// <summary>An epoch was better than all before it; its weights are kept.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Figure">The name of what models are selected by.</param>
/// <param name="Value">Its value.</param>
/// <param name="Previous">The best value before; null for the first.</param>
public sealed record Improved(int Epoch, string Figure, double Value, double? Previous) : TrainingEvent;
