namespace MLNetVision.Networks.Ops;

/// <summary>(x - y)².</summary>
public sealed record MeanSquaredError : ElementwiseLoss;
