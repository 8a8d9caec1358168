namespace MLNetVision.Trainers.Detection;

/// <summary>What a round of mining did, of all classes together.</summary>
/// <param name="Found">New hard negatives; 0 in the first, which are drawn.</param>
/// <param name="Held">Regions that the machines hold after it.</param>
internal sealed record MiningRound(int Found, int Held);
