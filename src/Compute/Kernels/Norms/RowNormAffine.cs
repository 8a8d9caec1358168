using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// The gradients of a row normalisation's weight, the sums over rows of dy (x - mean) r, and of its bias, the sums of dy: some features of a block of rows a
/// part, then the blocks in double precision.
/// </summary>
internal sealed unsafe class RowNormAffine : LaneWork
{
    private const int Features = 512;
    private const int BlockFloats = 16384;

    private readonly int _rows;
    private readonly int _features;
    private readonly int _block;
    private readonly int _blocks;
    private readonly int _columns;
    private float* _x;
    private float* _dy;
    private float* _moments;
    private float* _partial;

    public RowNormAffine(int rows, int features)
    {
        (_rows, _features) = (rows, features);
        _block = Math.Max(64, BlockFloats / features);
        _blocks = (rows + _block - 1) / _block;
        _columns = (features + Features - 1) / Features;
    }

    /// <summary>Floats of scratch.</summary>
    public long ScratchCount => 2L * _blocks * _features;

    /// <summary>Leaves the sums for weight and bias, one behind the other, at the beginning of the scratch.</summary>
    public void Run(WorkerPool pool, Floats x, Floats moments, Floats dy, Floats scratch)
    {
        _x = x.Start;
        _dy = dy.Start;
        _moments = moments.Start;
        _partial = scratch.Start;
        pool.Run(_blocks * _columns, this);
        for (var i = 0; i < 2 * _features && _blocks > 1; i++)
        {
            double sum = 0;
            for (var block = 0L; block < _blocks; block++)
            {
                sum += _partial[(block * 2 * _features) + i];
            }

            _partial[i] = (float)sum;
        }
    }

    protected override void Part<T>(int part)
    {
        var (block, first) = (part / _columns, part % _columns * Features);
        var last = Math.Min(_features, first + Features);
        var i = first;
        for (; i + T.Count <= last; i += T.Count)
        {
            Column<T>(block, i);
        }

        for (; i < last; i++)
        {
            Column<Lanes1>(block, i);
        }
    }

    private void Column<T>(int block, int feature)
        where T : struct, ILanes<T>
    {
        T weight = T.Zero, bias = T.Zero;
        for (var row = (long)block * _block; row < Math.Min(_rows, (block + 1L) * _block); row++)
        {
            var at = (row * _features) + feature;
            var dy = T.Load(_dy + at);
            bias += dy;
            weight = T.MultiplyAdd(dy * T.Spread(_moments[(2 * row) + 1]), T.Load(_x + at) - T.Spread(_moments[2 * row]), weight);
        }

        var to = _partial + (2L * block * _features) + feature;
        weight.Store(to);
        bias.Store(to + _features);
    }
}
