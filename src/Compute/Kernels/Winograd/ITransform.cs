using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>
/// A small matrix that is applied to the rows and columns of a tile. The five of a 3x3 convolution over tiles of 4x4 (Lavin and Gray 2016) belong to the points
/// 0, ±√½, ±√2 and infinity, at which the rounding error is a quarter of that at 0, ±1, ±2: about five times that of a direct sum.
/// </summary>
internal interface ITransform
{
    /// <summary>Numbers of a line before.</summary>
    static abstract int From { get; }

    /// <summary>Numbers of a line afterwards.</summary>
    static abstract int To { get; }

    /// <summary>Transforms as many lines as there are lanes; what a line does not have is left out of sight.</summary>
    static abstract Line<T> Apply<T>(in Line<T> a)
        where T : struct, ILanes<T>;
}
