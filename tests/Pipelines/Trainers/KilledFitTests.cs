using System.Diagnostics;
using System.Globalization;
using MLNetVision.Compute;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.TestKit;
using MLNetVision.Trainers;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class KilledFitTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-killed-fit-").FullName;

    private static int Kills => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? 50 : 3;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_fit_that_is_killed_at_any_moment_goes_on_bit_for_bit(string engine)
    {
        var (steps, resumed) = (0L, (TrainedImageModel?)null);
        for (var kill = 0UL; kill < (ulong)Kills; kill++)
        {
            var safe = FitAndKill(engine, milliseconds: (int)(SplitMix.Uniform(77, kill) * 150));
            (var from, steps, resumed) = StepsUntil(_folder, engine, last: null);
            Assert.InRange(from, safe, long.MaxValue);
        }

        var (_, _, whole) = StepsUntil(null, engine, steps);
        ImageCnnTests.AssertSame(whole.Stages[0].LastWeights, resumed!.Stages[0].LastWeights);
        ImageCnnTests.AssertSame(whole.Model.Weights, resumed.Model.Weights);
        Assert.Equal(whole.History, resumed.History);
    }

    /// <summary>Fits up to a step, or two steps on from where the folder left off.</summary>
    private static (long From, long To, TrainedImageModel Model) StepsUntil(string? folder, string engine, long? last)
    {
        using var stop = new CancellationTokenSource();
        var (from, to) = (0L, last ?? long.MaxValue);
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is RunStarted started)
                    (from, to) = (started.Step, last ?? started.Step + 2);
                else if (e is StepTaken taken && taken.Step == to)
                    stop.Cancel();
            },
        };
        var model = EndlessTraining.Fit(folder, engine, log, stop.Token);
        Assert.Empty(log.Events.OfType<CheckpointRejected>());
        return (from, to, model);
    }

    private long FitAndKill(string engine, int milliseconds)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(KilledFitTests).Assembly.Location, EndlessTraining.Verb, _folder, engine];
        using var child = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
        var first = child.StandardOutput.ReadLine();
        Assert.True(first is not null, "The process ended before its first checkpoint.");
        Thread.Sleep(milliseconds);
        child.Kill();
        child.WaitForExit();
        var lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // The last line may be cut short by the end of the process; the one before it is whole.
        return long.Parse(lines.Length > 1 ? lines[^2] : first, CultureInfo.InvariantCulture);
    }
}
