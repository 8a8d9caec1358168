namespace MLNetVision.Networks.Ops;

/// <summary>-log-probability of the target class, for a network that ends in LogSoftmax.</summary>
public sealed record NegativeLogLikelihood : ClassLoss;
