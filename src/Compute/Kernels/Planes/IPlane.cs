using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Planes;

/// <summary>What is done at each place of a picture with what it takes of another one.</summary>
internal interface IPlane
{
    /// <summary>Does it for some channels side by side.</summary>
    /// <param name="window">The rows and columns that the place takes.</param>
    /// <param name="from">Where the first of these channels lies in the picture that is taken from.</param>
    /// <param name="to">Where it lies in the place.</param>
    void Place<T>(in PlaneWindow window, long from, long to)
        where T : struct, ILanes<T>;
}
