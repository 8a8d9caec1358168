namespace MLNetVision.Compute.Optimisation;

/// <summary>What an optimizer walks on: the loss of one batch as a function of the weights.</summary>
internal interface ILossSurface
{
    /// <summary>Computes the loss at the present weights, and its gradients into the parameters' gradient buffers.</summary>
    double Evaluate();
}
