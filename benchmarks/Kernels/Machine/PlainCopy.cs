using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>A copy by all threads, piece by piece: how fast memory of some size can be read and written.</summary>
internal sealed class PlainCopy : IParallelWork, IDisposable
{
    /// <summary>Floats that a thread takes at once; so few bytes as one piece are copied by one thread alone.</summary>
    private const long Piece = 32 * 1024;

    private readonly WorkerPool _pool;
    private readonly NativeBuffer _from;
    private readonly NativeBuffer _to;

    /// <param name="pool">The threads.</param>
    /// <param name="bytes">What is read and written together.</param>
    public PlainCopy(WorkerPool pool, long bytes)
    {
        _pool = pool;
        _from = new NativeBuffer(bytes / 2);
        _to = new NativeBuffer(bytes / 2);
        Count = bytes / 2 / sizeof(float);
        Pattern.Fill(_from.AllFloats());
    }

    /// <summary>Bytes that a run reads and writes.</summary>
    public long Bytes => 2 * Count * sizeof(float);

    private long Count { get; }

    public void Run() => _pool.Run((int)((Count + Piece - 1) / Piece), this);

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    void IParallelWork.Run(int part)
    {
        var start = part * Piece;
        var count = Math.Min(Piece, Count - start);
        _from.Floats(start, count).Span.CopyTo(_to.Floats(start, count).Span);
    }
}
