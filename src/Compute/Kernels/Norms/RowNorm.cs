using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>
/// y = (x - mean) r weight + bias for each row of [rows, features], r = 1 / sqrt(variance + epsilon); mean and r of each row are left side by side.
/// </summary>
internal sealed unsafe class RowNorm : LaneWork
{
    private const int BlockFloats = 8192;

    private readonly int _rows;
    private readonly int _features;
    private readonly double _epsilon;
    private readonly int _block;
    private float* _x;
    private float* _y;
    private float* _moments;
    private float* _weight;
    private float* _bias;

    public RowNorm(int rows, int features, double epsilon)
    {
        (_rows, _features, _epsilon) = (rows, features, epsilon);
        _block = Math.Max(1, BlockFloats / features);
    }

    /// <summary>Weight and bias may be empty.</summary>
    public void Run(WorkerPool pool, Floats x, Floats weight, Floats bias, Floats moments, Floats y)
    {
        _x = x.Start;
        _y = y.Start;
        _moments = moments.Start;
        _weight = weight.IsEmpty ? null : weight.Start;
        _bias = bias.IsEmpty ? null : bias.Start;
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
        var whole = _features / T.Count * T.Count;
        var x = _x + ((long)row * _features);
        var mean = (float)((RowSums.Of<T>(x, 0, whole) + RowSums.Of<Lanes1>(x, whole, _features)) / _features);
        var squares = RowSums.OfSquares<T>(x, mean, 0, whole) + RowSums.OfSquares<Lanes1>(x, mean, whole, _features);
        var reciprocal = (float)(1 / Math.Sqrt((squares / _features) + _epsilon));
        (_moments[2L * row], _moments[(2L * row) + 1]) = (mean, reciprocal);
        var y = _y + ((long)row * _features);
        Scale<T>(x, y, mean, reciprocal, 0, whole);
        Scale<Lanes1>(x, y, mean, reciprocal, whole, _features);
    }

    private void Scale<T>(float* x, float* y, float mean, float reciprocal, int from, int to)
        where T : struct, ILanes<T>
    {
        T m = T.Spread(mean), r = T.Spread(reciprocal);
        for (var i = from; i < to; i += T.Count)
        {
            var value = (T.Load(x + i) - m) * r;
            value = _weight is null ? value : value * T.Load(_weight + i);
            (_bias is null ? value : value + T.Load(_bias + i)).Store(y + i);
        }
    }
}
