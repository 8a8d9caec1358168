using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>
/// The formula of an optimizer for one weight, over lanes. 0 stays 0 for a gradient of 0, so that filling between weights stays so.
/// </summary>
internal interface IUpdate<TSelf>
    where TSelf : struct, IUpdate<TSelf>
{
    /// <summary>What the formula multiplies the step size with in this step, the first being 1.</summary>
    double Correction(long step);

    /// <summary>The formula with the numbers of this step.</summary>
    /// <param name="step">The number of the step, the first being 1.</param>
    /// <param name="momentum">What takes the place of the optimizer's own momentum, or of Adam's first beta; null for none.</param>
    TSelf At(long step, double? momentum);

    /// <summary>The weights after the step; what is remembered is read from and written to the piece's slots.</summary>
    /// <param name="weights">The weights before it.</param>
    /// <param name="gradient">Their gradient, penalty and clipping done.</param>
    /// <param name="rate">The step size.</param>
    /// <param name="piece">Where the slots are.</param>
    /// <param name="index">Where in the piece.</param>
    T Next<T>(T weights, T gradient, T rate, in UpdatePiece piece, long index)
        where T : struct, ILanes<T>;
}
