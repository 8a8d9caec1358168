using System.Diagnostics;
using MLNetVision.Sweeps;
using MLNetVision.Tests.TestKit;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

/// <summary>Three kills, and thirty in the long run of the tests.</summary>
public sealed class KilledSweepTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-killed-sweep-").FullName;

    private static int Kills => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1" ? 30 : 3;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_finished_is_lost_or_run_twice_whenever_the_process_is_killed()
    {
        var before = Array.Empty<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            SweepAndKill(milliseconds: (int)(SplitMix.Uniform(78, (ulong)kill) * 200));
            var lines = Whole();
            Assert.Equal(before, lines[..before.Length]);
            before = lines;
        }

        var trials = Sweep.Read(_folder).Count;
        var resumed = EndlessSweep.Search(new SweepRun { Folder = _folder }, trials);
        var ends = Whole().Where(l => l.Contains("\"event\":\"end\"", StringComparison.Ordinal)).Select(TrialOf).ToArray();
        var whole = EndlessSweep.Search(new SweepRun(), trials);

        Assert.Equal(ends.Distinct(), ends);
        Assert.Equal(whole.Trials.SelectMany(t => t.Values), resumed.Trials.SelectMany(t => t.Values));
        Assert.Equal(whole.Trials.Select(t => t.State), resumed.Trials.Select(t => t.State));
        Assert.Equal(whole.Trials.SelectMany(t => t.Objectives), resumed.Trials.SelectMany(t => t.Objectives));
        Assert.Equal(whole.Trials.SelectMany(t => t.Epochs).SelectMany(e => e.Figures), resumed.Trials.SelectMany(t => t.Epochs).SelectMany(e => e.Figures));
    }

    [Fact]
    public void An_epoch_whose_checkpoint_was_never_written_is_trained_again_before_its_trial_is_taken_as_it_is()
    {
        var whole = EndlessSweep.Search(new SweepRun { Folder = _folder }, trials: 1);
        var cut = Directory.CreateDirectory(Path.Combine(_folder, "cut")).FullName;
        var lines = Whole();
        var epoch = Array.FindIndex(lines, l => l.Contains("\"event\":\"epoch\"", StringComparison.Ordinal));
        File.WriteAllLines(Path.Combine(cut, "trials.jsonl"), lines[..(epoch + 1)]);

        var resumed = EndlessSweep.Search(new SweepRun { Folder = cut }, trials: 1);

        Assert.Equal(whole.Trials[0].Objectives, resumed.Trials[0].Objectives);
        Assert.Equal(whole.Trials[0].EpochsDone, resumed.Trials[0].EpochsDone);
    }

    private static string TrialOf(string line) => line.Split("\"trial\":")[1].Split(',')[0];

    private string[] Whole()
    {
        var text = File.ReadAllText(Path.Combine(_folder, "trials.jsonl"));
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private void SweepAndKill(int milliseconds)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = ["exec", typeof(KilledSweepTests).Assembly.Location, EndlessSweep.Verb, _folder];
        using var child = Process.Start(new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = true })!;
        Assert.True(child.StandardOutput.ReadLine() is not null, "The process ended before its first line.");
        Thread.Sleep(milliseconds);
        child.Kill();
        child.WaitForExit();
    }
}
