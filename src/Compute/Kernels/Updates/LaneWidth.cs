using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>How many numbers a kernel takes at once. Results are the same at each width.</summary>
internal enum LaneWidth
{
    Scalar,
    Bits128,
    Bits256,
    Bits512,
}

/// <summary>What this machine has.</summary>
internal static class LaneWidths
{
    /// <summary>The widest that the machine computes with, as the runtime's settings let it.</summary>
    public static LaneWidth Widest => Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
        : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
        : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
        : LaneWidth.Scalar;
}
