namespace MLNetVision.Training;

/// <summary>What early stopping remembers: the best figure so far, and how many epochs in a row were no better.</summary>
internal sealed record StoppingState(double? Best = null, int BadEpochs = 0);
