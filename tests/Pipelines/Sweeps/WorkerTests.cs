using System.Diagnostics;
using System.Text.Json.Nodes;
using MLNetVision.Sweeps;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public sealed class WorkerTests : IDisposable
{
    private static readonly SweepOptions Few = Sweeping.Options with { Budget = new SweepBudget { Trials = 3 }, Refit = false };

    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-workers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Trials_in_processes_of_their_own_learn_what_they_would_here()
    {
        var here = TrialProcess.Search(Few, new SweepRun(), epochs: 3);
        var apart = TrialProcess.Search(Few with { Parallel = 2 }, new SweepRun { Folder = _folder, Workers = TrialProcess.Workers() }, epochs: 3);

        Assert.All(apart.Trials, t => Assert.True(t.State == TrialState.Complete, t.Error));
        Assert.Equal(here.Trials.SelectMany(t => t.Values), apart.Trials.SelectMany(t => t.Values));
        Assert.Equal(here.Trials.SelectMany(t => t.Objectives), apart.Trials.SelectMany(t => t.Objectives));
        Assert.Equal(here.Trials.SelectMany(t => t.Epochs).SelectMany(e => e.Figures), apart.Trials.SelectMany(t => t.Epochs).SelectMany(e => e.Figures));
        Assert.All(apart.Trials, t => Assert.Equal($"trial {t.Number}\n", File.ReadAllText(Path.Combine(_folder, "trials", $"{t.Number:D4}", "log.txt"))));
    }

    [Fact]
    public void Workers_are_told_when_others_are_better_and_go_on_from_where_they_were()
    {
        var options = Few with { Pruning = new SuccessiveHalving { Factor = 2 }, Budget = new SweepBudget { Trials = 4 } };
        var workers = TrialProcess.Workers();
        workers.Setting!["epochs"] = 4;
        var here = TrialProcess.Search(options, new SweepRun(), epochs: 4);
        var apart = TrialProcess.Search(options, new SweepRun { Folder = _folder, Workers = workers }, epochs: 4);

        Assert.Contains(apart.Trials, t => t.State == TrialState.Paused);
        Assert.Contains(apart.Trials, t => t.Epochs.Count == 4);
        Assert.Equal(here.Trials.Select(t => (t.State, t.Epochs.Count)), apart.Trials.Select(t => (t.State, t.Epochs.Count)));
        Assert.Equal(here.Trials.SelectMany(t => t.Objectives), apart.Trials.SelectMany(t => t.Objectives));
    }

    [Theory]
    [InlineData("dies", "The worker ended with exit code 7 before its trial did. Its last words: 'out of paper'.", "log.txt")]
    [InlineData("grows", "OutOfMemoryException", "The limit of its worker is 400 MiB")]
    [InlineData("hoards", "The worker held", "its limit is 400 MiB")]
    public void What_a_worker_comes_to_is_the_end_of_its_trial_and_not_of_the_sweep(string mischief, string error, string more)
    {
        var workers = TrialProcess.Workers(mischief) with { MemoryLimit = 400 << 20 };
        var trials = TrialProcess.Search(Few, new SweepRun { Folder = _folder, Workers = workers }, epochs: 3).Trials;

        Assert.Equal([TrialState.Complete, TrialState.Failed, TrialState.Complete], trials.Select(t => t.State));
        Assert.Contains(error, trials[TrialProcess.Odd].Error, StringComparison.Ordinal);
        Assert.Contains(more, Sweep.Read(_folder)[TrialProcess.Odd].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_nobody_waits_for_any_more_ends()
    {
        var path = Path.Combine(_folder, "spec.json");
        (Spec(epochs: null) with { HasAnswers = true, Setting = new JsonObject { ["epochs"] = 1_000_000 } }).Save(path);
        var start = TrialProcess.Start(path);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        using var worker = Process.Start(start)!;
        Assert.Contains("\"epoch\"", worker.StandardOutput.ReadLine(), StringComparison.Ordinal);
        worker.StandardInput.WriteLine("go");
        worker.StandardInput.Close();
        var rest = worker.StandardOutput.ReadToEnd();
        worker.WaitForExit();

        Assert.Contains("\"event\":\"pause\"", rest, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_cannot_be_started_ends_the_sweep_with_what_is_missing()
    {
        var workers = new WorkerProcesses(_ => new ProcessStartInfo(Path.Combine(_folder, "no-such-program")));
        var refused = Assert.Throws<SweepException>(() => TrialProcess.Search(Few, new SweepRun { Folder = _folder, Workers = workers }, epochs: 3));

        Assert.Contains("no-such-program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_that_has_its_epochs_waits_and_goes_on_with_more()
    {
        Assert.Equal(TrialState.Paused, TrialProcess.Do(Spec(epochs: 2), answers: null, output: null, epochs: 3));
        Assert.Equal(["epoch", "epoch", "pause"], Events());
        using var output = new StringWriter();
        Assert.Equal(TrialState.Complete, TrialProcess.Do(Spec(epochs: null), answers: null, output, epochs: 3));

        Assert.Equal(["epoch", "epoch", "pause", "epoch", "end"], Events());
        Assert.Equal(2, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(File.Exists(Path.Combine(_folder, "trials", "0004", "model.zip")));
    }

    [Fact]
    public void A_specification_is_the_same_after_JSON_and_what_is_none_is_refused()
    {
        var path = Path.Combine(_folder, "spec.json");
        var spec = Spec(epochs: 5) with { Threads = 2, Setting = new JsonObject { ["data"] = "pictures" } };
        spec.Save(path);
        var read = TrialSpec.Load(path);
        Assert.Equal(spec.Values, read.Values);
        Assert.Equal(spec with { Values = [], Setting = null }, read with { Values = [], Setting = null });
        Assert.Equal("pictures", (string?)read.Setting!["data"]);

        File.WriteAllText(path, """{ "trial": 1 }""");
        Assert.Contains("holds no trial", Assert.Throws<SweepException>(() => TrialSpec.Load(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, File.ReadAllText(path)[..5]);
        Assert.Contains("holds no trial", Assert.Throws<SweepException>(() => TrialSpec.Load(path)).Message, StringComparison.Ordinal);
    }

    private TrialSpec Spec(int? epochs) => new()
    {
        Trial = 4,
        Seed = 9,
        Values = [new DrawnValue("rate", new RealDomain(1e-4, 1e-1, Log: true), 0.01), new DrawnValue("width", new ChoiceDomain(["2", "4", "8"]), 1)],
        Folder = _folder,
        Results = Path.Combine(_folder, "results.jsonl"),
        Epochs = epochs,
    };

    private string[] Events() =>
        [.. File.ReadAllLines(Path.Combine(_folder, "results.jsonl")).Select(l => JsonNode.Parse(l)!["event"]!.GetValue<string>())];
}
