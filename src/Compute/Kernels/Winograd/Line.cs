using MLNetVision.Compute.Kernels.Lanes;

namespace MLNetVision.Compute.Kernels.Winograd;

/// <summary>Up to six vectors: a row or a column of a tile, in as many channels as a vector has lanes.</summary>
internal readonly struct Line<T>(T a0, T a1, T a2, T a3, T a4, T a5)
    where T : struct, ILanes<T>
{
    public readonly T A0 = a0;
    public readonly T A1 = a1;
    public readonly T A2 = a2;
    public readonly T A3 = a3;
    public readonly T A4 = a4;
    public readonly T A5 = a5;
}
