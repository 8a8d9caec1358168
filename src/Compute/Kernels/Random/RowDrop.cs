using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Random;

/// <summary>
/// Multiplies each row of a batch with 0 or 1 / (1 - probability), forward and on the way back, where the draws are made again. Results may lie in the place
/// of what they are made from.
/// </summary>
internal sealed unsafe class RowDrop(int rows, int rowLength, float probability) : LaneWork
{
    private const int Block = 8192;

    private readonly int _blocks = (rowLength + Block - 1) / Block;
    private readonly float _grown = 1 / (1 - probability);
    private ulong _key;
    private float* _from;
    private float* _to;
    private bool _adds;

    /// <summary>to = from * factor of the row, written or added.</summary>
    public void Run(WorkerPool pool, ulong key, Floats from, Floats to, bool adds)
    {
        (_key, _adds) = (key, adds);
        _from = from.Start;
        _to = to.Start;
        pool.Run(rows * _blocks, this);
    }

    protected override void Part<T>(int part)
    {
        var (row, block) = Math.DivRem(part, _blocks);
        var factor = RandomNumbers.IsDropped(_key, row, probability) ? 0 : _grown;
        var at = ((long)row * rowLength) + ((long)block * Block);
        var count = Math.Min(Block, rowLength - (block * Block));
        float* from = _from + at, to = _to + at;
        var i = 0;
        for (var spread = T.Spread(factor); i + T.Count <= count; i += T.Count)
        {
            var value = T.Load(from + i) * spread;
            (_adds ? T.Load(to + i) + value : value).Store(to + i);
        }

        for (; i < count; i++)
        {
            var value = from[i] * factor;
            to[i] = _adds ? to[i] + value : value;
        }
    }
}
