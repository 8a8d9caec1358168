namespace MLNetVision.Torch.Optimisation;

/// <summary>What an optimizer walks on: the loss of one batch as a function of the weights.</summary>
internal interface ILossSurface
{
    /// <summary>Computes the loss at the present weights, and its gradients.</summary>
    LossPoint Evaluate();
}

/// <summary>The loss at some weights.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Gradient">All gradients in one vector.</param>
/// <param name="IsFinite">Whether they are finite.</param>
internal readonly record struct LossPoint(double Loss, Tensor Gradient, bool IsFinite);
