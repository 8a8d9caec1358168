namespace MLNetVision.Networks.Ops;

/// <summary>max(0, Margin - y x), y -1 or 1; or its square.</summary>
public sealed record Hinge(float Margin = 1, bool Squared = false) : ElementwiseLoss;
