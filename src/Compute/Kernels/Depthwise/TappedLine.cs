using System.Runtime.InteropServices;

namespace MLNetVision.Compute.Kernels.Depthwise;

/// <summary>A line of places.</summary>
/// <param name="Placed">Floats from the placed picture's start to the line's first place.</param>
/// <param name="Top">The first of the three rows that its taps see.</param>
/// <param name="Centre">The second.</param>
/// <param name="Bottom">The third.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TappedLine(long Placed, TappedRow Top, TappedRow Centre, TappedRow Bottom);
