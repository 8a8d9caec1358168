using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Tiles;

/// <summary>Work whose parts multiply matrices tile by tile. Lanes, and the tile that fills their registers, are chosen once, when the work is made.</summary>
internal abstract class TileWork : IParallelWork
{
    private readonly Action<int> _part;

    protected TileWork() => _part = LaneWidth.Floats switch
    {
        16 => Part<Lanes512, Tile12>,
        8 => Part<Lanes256, Tile6>,
        _ => Part<Lanes128, Tile6>,
    };

    void IParallelWork.Run(int part) => _part(part);

    /// <summary>Does one part.</summary>
    protected abstract void Part<T, TTile>(int part)
        where T : struct, ILanes<T>
        where TTile : struct, ITile;
}
