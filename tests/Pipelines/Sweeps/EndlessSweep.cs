using Microsoft.ML;
using MLNetVision.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;

namespace MLNetVision.Tests.Pipelines.Sweeps;

/// <summary>A sweep as a process of its own, for a test to end it.</summary>
internal static class EndlessSweep
{
    public const string Verb = "sweep-without-end";

    /// <summary>Says how many lines the record has whenever it has one more.</summary>
    public static void Run(string folder)
    {
        var lines = 0;
        var progress = new Reports(() => Console.WriteLine(++lines));
        Search(new SweepRun { Folder = folder, Progress = progress }, trials: 1_000_000);
    }

    public static SweepResult Search(SweepRun run, int trials)
    {
        var ml = new MLContext(seed: 1);
        var options = Sweeping.Options with { Pruning = new SuccessiveHalving(), Budget = new SweepBudget { Trials = trials }, Refit = false };
        return Sweeping.Make(ml, options, run, epochs: 9).Search(Blots.View(ml, 60));
    }

    private sealed class Reports(Action report) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => report();
    }
}
