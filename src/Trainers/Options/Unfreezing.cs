namespace MLNetVision.Trainers;

/// <summary>A stage of gradual unfreezing (Howard and Ruder 2018).</summary>
/// <param name="Blocks">How many of the backbone's last blocks are trained with the head; a number above theirs is all.</param>
/// <param name="Epochs">How long.</param>
/// <param name="RateFactor">What all learning rates of the stage are multiplied with.</param>
public sealed record Unfreezing(int Blocks, int Epochs, double RateFactor = 1);
