namespace MLNetVision.Networks.Ops;

/// <summary>|x - y|, the L1 loss.</summary>
public sealed record MeanAbsoluteError : ElementwiseLoss;
