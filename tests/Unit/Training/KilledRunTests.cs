using System.Diagnostics;
using System.Globalization;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Unit.Training;

public sealed class KilledRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-killed-").FullName;

    private static int Kills => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? 50 : 4;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// The moments are drawn; whatever they hit, the folder has to hold a whole checkpoint of the last step that was said to be safe, or a later one.
    /// </summary>
    [Fact]
    public void A_process_killed_at_any_moment_leaves_whole_checkpoints_and_the_run_goes_on_bit_for_bit()
    {
        var result = (TrainingResult?)null;
        for (var kill = 0UL; kill < (ulong)Kills; kill++)
        {
            var safe = TrainAndKill(milliseconds: (int)(SplitMix.Uniform(41, kill) * 120));
            result = GoOn(safe);
        }

        Results.AssertSame(WithoutInterruption(result!.Steps), result);
    }

    private long TrainAndKill(int milliseconds)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(KilledRunTests).Assembly.Location, EndlessRun.Verb, _folder];
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

    /// <summary>Two steps more, in this process.</summary>
    private TrainingResult GoOn(long safe)
    {
        using var stop = new CancellationTokenSource();
        var left = 2;
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken && --left == 0)
                {
                    stop.Cancel();
                }
            },
        };
        var result = EndlessRun.Train(_folder, _ => { }, log, stop.Token);

        Assert.Empty(log.Events.OfType<CheckpointRejected>());
        Assert.InRange(Assert.Single(log.Events.OfType<RunStarted>()).Step, safe, long.MaxValue);
        return result;
    }

    private static TrainingResult WithoutInterruption(long steps)
    {
        using var stop = new CancellationTokenSource();
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken taken && taken.Step == steps)
                {
                    stop.Cancel();
                }
            },
        };
        return EndlessRun.Train(null, _ => { }, log, stop.Token);
    }
}
