using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Benchmarks.Kernels.Machine;
using Perfolizer.Horology;

namespace MLNetVision.Benchmarks.Kernels.Precise;

/// <summary>Cases by BenchmarkDotNet, with the machine's best beside each.</summary>
internal static class PreciseRun
{
    private const int NameWidth = 80;
    private const int Iterations = 8;
    private const int WarmUps = 3;
    private const double IterationMilliseconds = 100;

    /// <param name="cases">The cases.</param>
    /// <param name="threads">Threads that take part.</param>
    /// <param name="arguments">What BenchmarkDotNet is told beside.</param>
    /// <returns>Whether every case ran.</returns>
    public static bool Run(IReadOnlyList<OpCase> cases, int threads, string[] arguments)
    {
        var machine = MachineSpeed.Measure(threads, Console.WriteLine);
        var names = cases.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithWarmupCount(WarmUps).WithIterationCount(Iterations)
            .WithIterationTime(TimeInterval.FromMilliseconds(IterationMilliseconds));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Statistics)
            .AddColumn(StatisticColumn.Median)
            .AddColumn(SpeedColumn.All(machine))
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
            .AddFilter(new SimpleFilter(b => names.Contains((string)b.Parameters["Case"]) && (int)b.Parameters["Threads"] == threads))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(NameWidth));
        var summary = BenchmarkRunner.Run<OpBenchmarks>(config, arguments);
        Console.WriteLine(machine);
        return !summary.HasCriticalValidationErrors && summary.Reports.All(r => r.Success);
    }
}
