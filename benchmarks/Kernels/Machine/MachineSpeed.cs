using System.Globalization;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>What some threads of this machine can do at most, as measured.</summary>
internal sealed class MachineSpeed
{
    private static readonly long[] Sizes = [256L << 10, 1L << 20, 4L << 20, 16L << 20, 32L << 20, 64L << 20, 256L << 20];

    /// <summary>Longer than for a case, as every case is judged by it.</summary>
    private const double Seconds = 0.4;

    private readonly double[] _copies;

    private MachineSpeed(int threads, double flops, double[] copies)
    {
        Threads = threads;
        Flops = flops;
        _copies = copies;
    }

    public int Threads { get; }

    /// <summary>Floating-point operations a second of the tile in the first cache.</summary>
    public double Flops { get; }

    /// <summary>Measures so many threads, and one alone beside, and says what was found.</summary>
    public static MachineSpeed Measure(int threads, Action<string> say)
    {
        var alone = Measure(1);
        var together = threads == 1 ? alone : Measure(threads).OrBetter(alone);
        say(alone.ToString());
        if (threads > 1)
        {
            say(together.ToString());
        }

        return together;
    }

    /// <summary>Several threads can do whatever one alone can.</summary>
    private MachineSpeed OrBetter(MachineSpeed alone) =>
        new(Threads, Math.Max(Flops, alone.Flops), [.. _copies.Zip(alone._copies, Math.Max)]);

    private static MachineSpeed Measure(int threads)
    {
        using var pool = new WorkerPool(threads);
        using var product = new PeakProduct(pool);
        var flops = product.Flops / BestTime.Of(product.Run, Seconds);
        return new MachineSpeed(pool.Threads, flops, [.. Sizes.Select(size => Copy(pool, size))]);
    }

    /// <summary>Bytes a second that a plain copy reads and writes where so many bytes are in use: small ones stay in a cache.</summary>
    public double BytesPerSecond(double inUse)
    {
        var place = Array.FindIndex(Sizes, size => size >= inUse);
        return _copies[place < 0 ? ^1 : place];
    }

    /// <summary>How near a work comes to what its products, or the bytes that it has to move, take at least: the larger of both.</summary>
    /// <param name="cost">The work.</param>
    /// <param name="inUse">Bytes that are in use around it, which decide how fast memory is.</param>
    /// <param name="seconds">What it took.</param>
    public Verdict Judge(Cost cost, double inUse, double seconds)
    {
        var (products, memory) = (cost.Flops / Flops, cost.Bytes / BytesPerSecond(inUse));
        return new Verdict(seconds, cost, products > memory, Math.Max(products, memory) / seconds);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Threads} thread{(Threads == 1 ? "" : "s")}: {Flops / 1e9:F0} GFLOP/s in vectors of {32 * LaneWidth.Floats} bits; a copy of "
        + $"{string.Join(", ", Sizes.Zip(_copies, (size, speed) => FormattableString.Invariant($"{size / 1048576.0:G3} MiB {speed / 1e9:F0}")))} GB/s");

    private static double Copy(WorkerPool pool, long size)
    {
        using var copy = new PlainCopy(pool, size);
        return copy.Bytes / BestTime.Of(copy.Run, Seconds);
    }
}
