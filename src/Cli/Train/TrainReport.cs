namespace MLNetVision.Cli.Train;

/// <summary>What came of a training.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Epochs">Epochs that were done.</param>
/// <param name="BestEpoch">The epoch whose weights are the model's.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Outcome">Why the training ended.</param>
/// <param name="WeightsHash">A hash of the weights: the same for the same pictures, options and seed.</param>
/// <param name="LeftOut">Pictures that could not be read.</param>
/// <param name="Files">What was written.</param>
internal sealed record TrainReport(
    string Network, long Parameters, IReadOnlyList<string> Classes, int Epochs, int? BestEpoch, IReadOnlyDictionary<string, double> Figures, string Outcome,
    string WeightsHash, IReadOnlyList<SkippedImage> LeftOut, IReadOnlyList<string> Files);
