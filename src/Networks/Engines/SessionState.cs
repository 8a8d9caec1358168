namespace MLNetVision.Networks.Engines;

/// <summary>What a training session is made of at a moment.</summary>
/// <param name="Weights">The weights, by parameter.</param>
/// <param name="Optimizer">What the optimizer and the average remember, by "slot/parameter".</param>
/// <param name="Counters">Whole numbers by name: steps taken, places in random streams.</param>
public sealed record SessionState(WeightSet Weights, WeightSet Optimizer, IReadOnlyDictionary<string, long> Counters);
