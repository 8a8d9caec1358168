using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>Some rows by two vectors of a matrix product, held in registers throughout: the innermost loop of everything that multiplies matrices.</summary>
internal unsafe interface ITile
{
    /// <summary>How many rows.</summary>
    static abstract int Rows { get; }

    /// <summary>
    /// result[r, :] = end of the sum over taps t and k below depth of rows[t * Rows + r][k] * panel[(t * depth + k), :]. The rows need not lie side by side: a
    /// tap of a convolution points each output place to the pixel that it sees.
    /// </summary>
    static abstract void Gather<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>;

    /// <summary>The same with the first vector of the panel alone.</summary>
    static abstract void GatherThin<T>(float** rows, nint taps, nint depth, float* panel, float* result, nint stride, TileEnd* end)
        where T : struct, ILanes<T>;

    /// <summary>result[r, :] (+)= sum over i below count of pixels[i][first + r] * panel[i * panelStride, :]: gradients of weights.</summary>
    static abstract void Outer<T>(float** pixels, nint first, nint count, float* panel, nint panelStride, float* result, bool adds)
        where T : struct, ILanes<T>;
}
