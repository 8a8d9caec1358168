using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>The way back through <see cref="RowNorm"/>: with g = dy weight, dx = r (g - mean(g) - (x - mean) r² mean(g (x - mean))).</summary>
internal sealed unsafe class RowNormGradient : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _rows;
    private readonly int _features;
    private readonly int _block;
    private float* _x;
    private float* _dy;
    private float* _dx;
    private float* _moments;
    private float* _weight;
    private bool _adds;

    public RowNormGradient(int rows, int features)
    {
        (_rows, _features) = (rows, features);
        _block = Math.Max(1, BlockFloats / features);
    }

    public void Run(WorkerPool pool, Floats x, Floats moments, Floats weight, Floats dy, Floats dx, bool adds)
    {
        _x = x.Start;
        _dy = dy.Start;
        _dx = dx.Start;
        _moments = moments.Start;
        _weight = weight.IsEmpty ? null : weight.Start;
        _adds = adds;
        pool.Run((_rows + _block - 1) / _block, this);
    }

    protected override void Part<T>(int part)
    {
        for (var row = part * _block; row < Math.Min(_rows, (part + 1) * _block); row++)
        {
            Row<T>(row);
        }
    }

    private void Row<T>(int row)
        where T : struct, ILanes<T>
    {
        var (whole, at) = (_features / T.Count * T.Count, (long)row * _features);
        var (mean, r) = (_moments[2L * row], _moments[(2L * row) + 1]);
        var (sum, distance) = RowSums.OfGradient<T>(_dy + at, _x + at, _weight, mean, 0, whole);
        var (restSum, restDistance) = RowSums.OfGradient<Lanes1>(_dy + at, _x + at, _weight, mean, whole, _features);
        var offset = (float)(-r * (sum + restSum) / _features);
        var slope = (float)(-(double)r * r * r * (distance + restDistance) / _features);
        Write<T>(at, mean, r, slope, offset, 0, whole);
        Write<Lanes1>(at, mean, r, slope, offset, whole, _features);
    }

    private void Write<T>(long at, float mean, float reciprocal, float slope, float offset, int from, int to)
        where T : struct, ILanes<T>
    {
        T m = T.Spread(mean), r = T.Spread(reciprocal), s = T.Spread(slope), o = T.Spread(offset);
        for (var i = from; i < to; i += T.Count)
        {
            var g = T.Load(_dy + at + i);
            g = _weight is null ? g : g * T.Load(_weight + i);
            var dx = T.MultiplyAdd(g, r, T.MultiplyAdd(T.Load(_x + at + i) - m, s, o));
            (_adds ? dx + T.Load(_dx + at + i) : dx).Store(_dx + at + i);
        }
    }
}
