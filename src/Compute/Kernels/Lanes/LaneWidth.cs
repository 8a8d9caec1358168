using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Lanes;

/// <summary>The width that this processor runs best; the JIT treats the tests as constants.</summary>
internal static class LaneWidth
{
    /// <summary>Floats in one vector: 16, 8 or 4.</summary>
    public static int Floats => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Output channels that one tile of a matrix product has: two vectors.</summary>
    public static int Panel => 2 * Floats;

    /// <summary>Rows that one tile has: as many as the registers hold, 32 of them at 512 bits, else 16.</summary>
    public static int TileRows => Vector512.IsHardwareAccelerated ? 12 : 6;
}
