using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Tiles;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>
/// The tile that all matrix products are made of, on data that stays in the first cache: rows [TileRows, Depth] times a panel [Depth, two vectors], over and
/// over, by each thread for itself. Nothing in the engine can multiply faster.
/// </summary>
internal sealed unsafe class PeakProduct : IParallelWork, IDisposable
{
    /// <summary>Rows and panel then take 33 KiB at 512 bits, less at others.</summary>
    private const int Depth = 192;

    private const int Repetitions = 300;

    private readonly WorkerPool _pool;
    private readonly NativeBuffer[] _buffers;

    public PeakProduct(WorkerPool pool)
    {
        _pool = pool;
        _buffers = [.. Enumerable.Range(0, pool.Threads).Select(_ => new NativeBuffer(sizeof(float) * (RowFloats + PanelFloats + ResultFloats)))];
        foreach (var buffer in _buffers)
        {
            Pattern.Fill(buffer.Floats(0, RowFloats + PanelFloats));
        }
    }

    /// <summary>Floating-point operations of a run; a multiplication and an addition are two.</summary>
    public double Flops => 2.0 * _pool.Threads * Repetitions * Depth * ResultFloats;

    private static long RowFloats => (long)LaneWidth.TileRows * Depth;

    private static long PanelFloats => (long)Depth * LaneWidth.Panel;

    private static long ResultFloats => (long)LaneWidth.TileRows * LaneWidth.Panel;

    public void Run() => _pool.Run(_pool.Threads, this);

    public void Dispose()
    {
        foreach (var buffer in _buffers)
        {
            buffer.Dispose();
        }
    }

    void IParallelWork.Run(int part)
    {
        switch (LaneWidth.Floats)
        {
            case 16:
                Multiply<Lanes512, Tile12>(_buffers[part].AllFloats().Start);
                break;
            case 8:
                Multiply<Lanes256, Tile6>(_buffers[part].AllFloats().Start);
                break;
            default:
                Multiply<Lanes128, Tile6>(_buffers[part].AllFloats().Start);
                break;
        }
    }

    private static void Multiply<T, TTile>(float* numbers)
        where T : struct, ILanes<T>
        where TTile : struct, ITile
    {
        var rows = stackalloc float*[TTile.Rows];
        for (var r = 0; r < TTile.Rows; r++)
        {
            rows[r] = numbers + ((long)r * Depth);
        }

        var panel = numbers + RowFloats;
        var end = default(TileEnd);
        for (var i = 0; i < Repetitions; i++)
        {
            TTile.Gather<T>(rows, 1, Depth, panel, panel + PanelFloats, 2 * T.Count, &end);
        }
    }
}
