using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Recurrent;

/// <summary>
/// What happens in some units of a recurrent layer at one time. a = W x + b comes from the input, r = U h + c from the hidden states before; both hold all
/// gates, one after the other, and become their gradients on the way back.
/// </summary>
internal unsafe interface ICell
{
    /// <summary>Writes the states after.</summary>
    static abstract void Forward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>;

    /// <summary>
    /// Takes the gradients of the states after to those of a and r, which take their places, and of the states before as far as they do not go through r.
    /// </summary>
    static abstract void Backward<T>(in Moment m, int unit)
        where T : struct, ILanes<T>;
}
