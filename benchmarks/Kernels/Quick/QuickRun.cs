using MLNetVision.Benchmarks.Kernels.Cases;
using MLNetVision.Benchmarks.Kernels.Machine;
using MLNetVision.Compute.Threading;
using Spectre.Console;

namespace MLNetVision.Benchmarks.Kernels.Quick;

/// <summary>The best of a few runs of each case, in under a minute on a quiet machine.</summary>
internal static class QuickRun
{
    public static void Run(IAnsiConsole console, IReadOnlyList<OpCase> cases, int threads)
    {
        var machine = MachineSpeed.Measure(threads, console.WriteLine);
        using var pool = new WorkerPool(threads);
        var table = new Table().Border(TableBorder.Simple).AddColumns("network", "op", "part", "ms", "GFLOP/s", "GB/s", "bound by", "of the best");
        foreach (var column in table.Columns.Skip(3).Where((_, i) => i != 3))
        {
            column.RightAligned();
        }

        foreach (var one in cases)
        {
            using var work = one.Prepare(pool);
            var verdict = machine.Judge(work.Cost, work.Cost.Bytes, BestTime.Of(work.Run));
            table.AddRow(
                Markup.Escape(one.Network), Markup.Escape(one.Op), one.PartName, verdict.Milliseconds, verdict.GigaFlops, verdict.GigaBytes, verdict.Bound,
                verdict.ShareOfBest);
        }

        console.Write(table);
    }
}
