using BenchmarkDotNet.Attributes;
using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Benchmarks.Kernels.Precise;

/// <summary>Every case of the catalogue, as BenchmarkDotNet runs it.</summary>
public class OpBenchmarks
{
    private Action _run = () => { };
    private Action _release = () => { };

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Cases => OpCatalogue.All.Select(c => c.Name);

    /// <summary>The numbers of threads that can be chosen.</summary>
    public static IEnumerable<int> ThreadCounts => Enumerable.Range(1, Environment.ProcessorCount);

    /// <summary>The case.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    /// <summary>Threads that take part.</summary>
    [ParamsSource(nameof(ThreadCounts))]
    public int Threads { get; set; }

    /// <summary>Makes the work.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var pool = new WorkerPool(Threads);
        var work = OpCatalogue.All.Single(c => c.Name == Case).Prepare(pool);
        _run = work.Run;
        _release = () =>
        {
            work.Dispose();
            pool.Dispose();
        };
    }

    /// <summary>Does it.</summary>
    [Benchmark]
    public void Run() => _run();

    /// <summary>Gives its memory back.</summary>
    [GlobalCleanup]
    public void Release() => _release();
}
