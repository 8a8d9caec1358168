using MLNetVision.Compute.Kernels.Planes;

namespace MLNetVision.Compute.Steps;

/// <summary>A grid of nearly equal cells along one axis: from floor(i size / cells) to ceil((i + 1) size / cells).</summary>
internal static class CellTaps
{
    public static AxisTaps Of(int size, int cells) => AxisTaps.Of(size, cells, cell =>
    {
        var from = (int)((long)cell * size / cells);
        var count = (int)((((cell + 1L) * size) + cells - 1) / cells) - from;
        return Enumerable.Range(0, count).Select(k => new Tap(from + k, k, 1f / count));
    });
}
