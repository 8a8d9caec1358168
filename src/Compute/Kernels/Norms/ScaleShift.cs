using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>result = tail(values * scale + shift + residual) over [rows, channels].</summary>
internal sealed unsafe class ScaleShift : LaneWork
{
    private const int BlockFloats = 16384;

    private readonly int _rows;
    private readonly int _channels;
    private readonly int _block;
    private float* _values;
    private float* _result;
    private Finish _finish;

    public ScaleShift(int rows, int channels)
    {
        _rows = rows;
        _channels = channels;
        _block = Math.Max(1, BlockFloats / channels);
    }

    public void Run(WorkerPool pool, Floats values, Floats result, in Finish finish)
    {
        _values = values.Start;
        _result = result.Start;
        _finish = finish;
        pool.Run((_rows + _block - 1) / _block, this);
    }

    protected override void Part<T>(int part)
    {
        var first = (long)part * _block;
        var count = Math.Min(_block, _rows - first);
        for (var row = first; row < first + count; row++)
        {
            _finish.Apply<T>(_values + (row * _channels), _result + (row * _channels), row * _channels, 0, _channels);
        }
    }
}
