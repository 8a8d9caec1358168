using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using MLNetVision.Cli.Models;
using MLNetVision.Cli.Pictures;
using MLNetVision.Networks;
using MLNetVision.Sweeps;
using MLNetVision.Training;

namespace MLNetVision.Cli.Sweep;

/// <summary>mlvision sweep PICTURES --space quick --minutes 10</summary>
internal static class SweepCommand
{
    private const double UsualMinutes = 10;

    /// <summary>How much longer a network of the last fit takes than a trial: it learns from all pictures, a trial from seven tenths of them.</summary>
    private const double LastFit = 1.45;

    /// <summary>What scoring, saving and reports take.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(5);

    private static readonly Argument<string> Pictures = new("pictures") { Description = PictureData.Description };

    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "Where the record, trials, model and reports go; a folder named sweep- and as the pictures are, unless given.",
    };

    private static readonly Option<double?> Minutes = new("--minutes")
    {
        Description = "How long it may take, the last fit included; 10 unless trials or minutes are given.",
    };

    private static readonly Option<int?> Trials = new("--trials") { Description = "How many trials it may begin." };

    private static readonly Option<int> Workers = new("--workers")
    {
        Description = "How many trials run at once, each in a process of its own; 0 for one at a time in this one.",
    };

    private static readonly Option<int?> Memory = new("--memory")
    {
        Description = "The most MiB of memory that a worker may hold; a trial that needs more fails.",
    };

    private static readonly Option<int?> Threads = new("--threads") { Description = "The most threads of all trials together." };

    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with the sweep in the folder; the other flags have to be as before." };

    private static readonly Option<FileInfo> WriteSpace = new("--write-space")
    {
        Description = "Write the space as JSON, to be changed and given to --space, and do nothing else.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write the outcome as JSON." };

    private static readonly SweepFlags Flags = new();

    public static Command Create()
    {
        var command = new Command(
            "sweep",
            "Searches how to tell classes of pictures apart best, and fits that to all it has seen. Ctrl-C ends the search and keeps the best so far.")
        {
            Pictures, Out, Minutes, Trials, Workers, Memory, Threads, Resume, WriteSpace, Json,
        };
        foreach (var option in Flags.All)
        {
            command.Add(option);
        }

        Require(Minutes, v => v is null or > 0, "above 0");
        Require(Trials, v => v is null or > 0, "a number from 1");
        Require(Workers, v => v >= 0, "a number from 0");
        Require(Memory, v => v is null or > 0, "a number from 1");
        Require(Threads, v => v is null or > 0, "a number from 1");
        command.Validators.Add(r =>
        {
            if (r.GetValue(Memory) is not null && r.GetValue(Workers) == 0)
            {
                r.AddError("--memory needs --workers: only a process of its own can be ended when it holds too much.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (parsed.GetValue(WriteSpace) is { } file)
        {
            File.WriteAllText(file.FullName, Flags.Space(parsed).ToJson());
            return ExitCode.Success;
        }

        var pictures = parsed.GetRequiredValue(Pictures);
        var plan = Flags.Read(parsed, pictures);
        var folder = parsed.GetValue(Out)?.FullName
            ?? Path.GetFullPath($"sweep-{Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(pictures)))}");
        Begin(folder, plan, parsed.GetValue(Resume));
        var left = new ImageLoadReport();
        var work = new SweepWork(plan, PlanFile(folder), left);
        PictureData.Tell(left);
        var result = SweepTable.Show(work.MetricName, table => Search(parsed, work, plan, folder, table, clock, cancellation));
        var outcome = new SweepOutcome(work, result, folder, cancellation.IsCancellationRequested);
        outcome.Write(parsed.GetRequiredValue(Pictures), clock.Elapsed);
        outcome.Show(parsed.GetValue(Json));
        return ExitCode.Success;
    }

    private static SweepResult Search(
        ParseResult parsed, SweepWork work, SweepPlan plan, string folder, SweepTable table, Stopwatch clock, CancellationToken cancellation)
    {
        var workers = parsed.GetValue(Workers);
        var run = new SweepRun
        {
            Folder = folder,
            Progress = table,
            Training = new VisionRun { Cancellation = cancellation, Threads = parsed.GetValue(Threads) },
            Workers = workers == 0 ? null : new WorkerProcesses(WorkerProgram.Start)
            {
                MemoryLimit = parsed.GetValue(Memory) is { } mebibytes ? (long)mebibytes << 20 : null,
                Setting = new JsonObject { [TrialCommand.Plan] = plan.ToJson() },
            },
        };
        try
        {
            return work.Make(Budget(parsed, plan, clock), run, Math.Max(1, workers)).Search(work.Known);
        }
        catch (SweepException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The sweep was stopped before any trial had something to show.");
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static SweepBudget Budget(ParseResult parsed, SweepPlan plan, Stopwatch clock)
    {
        var trials = parsed.GetValue(Trials);
        var minutes = parsed.GetValue(Minutes) ?? (trials is null ? UsualMinutes : null);
        if (minutes is null)
        {
            return new SweepBudget { Trials = trials };
        }

        var time = TimeSpan.FromMinutes(minutes.Value) - clock.Elapsed - Ending;
        return new SweepBudget { Trials = trials, Time = time > Ending ? time : Ending, RefitShare = plan.Networks * LastFit };
    }

    private static void Begin(string folder, SweepPlan plan, bool resume)
    {
        var file = PlanFile(folder);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(plan.ToJson().ToJsonString(new() { WriteIndented = true }))));
            return;
        }

        if (!resume)
        {
            throw new CommandException($"'{folder}' holds a sweep already. Go on with it by --resume, or give this one a folder of its own by --out.");
        }

        var differences = plan.DifferencesFrom(SweepPlan.Of(Read(file), file)).ToArray();
        if (differences.Length > 0)
        {
            throw new CommandException(
                $"The sweep in '{folder}' differs in {string.Join(", ", differences)}. Give the flags that it was begun with, or another --out.");
        }
    }

    private static JsonNode? Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file));
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new CommandException($"'{file}' holds no sweep: {e.Message}");
        }
    }

    private static string PlanFile(string folder) => Path.Combine(folder, "sweep.json");

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string rule) => option.Validators.Add(r =>
    {
        if (!holds(r.GetValueOrDefault<T>()))
        {
            r.AddError($"{option.Name} has to be {rule}.");
        }
    });
}
