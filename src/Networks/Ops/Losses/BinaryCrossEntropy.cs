namespace MLNetVision.Networks.Ops;

/// <summary>
/// -(y log p + (1 - y) log(1 - p)); p is the sigmoid of the prediction, computed without overflow, or the prediction itself, its logarithm kept from -100 up.
/// </summary>
public sealed record BinaryCrossEntropy(bool FromLogits = true) : ElementwiseLoss;
