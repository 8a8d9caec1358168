using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using MLNetVision.Sweeps.Record;
using MLNetVision.Sweeps.Running;
using MLNetVision.Sweeps.Search;
using MLNetVision.Sweeps.Workers;
using MLNetVision.Training;

namespace MLNetVision.Sweeps;

/// <summary>
/// Searches the best way to set what varies in a pipeline. <c>mlContext.Sweep(trial => ...)</c> makes it; as an estimator it fits the best pipeline.
/// </summary>
public sealed class Sweep : IEstimator<ITransformer>
{
    private readonly MLContext _context;
    private readonly Func<Trial, IEstimator<ITransformer>> _pipeline;
    private readonly SweepRun _run;

    internal Sweep(
        MLContext context, Func<Trial, IEstimator<ITransformer>> pipeline, IReadOnlyList<SweepMetric> objectives, SweepOptions options, SweepRun run) =>
        (_context, _pipeline, Objectives, Options, _run) = (context, pipeline, objectives, options, run);

    /// <summary>What is made as good as it can, the most important first.</summary>
    public IReadOnlyList<SweepMetric> Objectives { get; }

    /// <summary>How it searches.</summary>
    public SweepOptions Options { get; }

    /// <summary>The trials of a sweep's folder, also while it is under way.</summary>
    public static IReadOnlyList<TrialRecord> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return SweepLog.Read(SweepFolder.RecordIn(folder)).Trials;
    }

    /// <summary>Searches, and gives the best pipeline, fitted.</summary>
    public ITransformer Fit(IDataView input) => Search(input).Model;

    /// <summary>What the pipeline makes with the middle of every range.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _pipeline(new Trial(0, 0, new MiddleDraws(), new VisionRun())).GetOutputSchema(inputSchema);

    /// <summary>Searches.</summary>
    /// <param name="data">The rows to fit to.</param>
    /// <param name="validation">The rows that measure; null for a part of the others, as <see cref="SweepOptions.Validation"/> says.</param>
    /// <exception cref="SweepException">No trial came to an end, or the folder holds another sweep.</exception>
    public SweepResult Search(IDataView data, IDataView? validation = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Options.Validate();
        _run.Workers?.Validate();
        using var folder = new SweepFolder(_run.Folder);
        using var log = SweepLog.Open(folder.Record, Identity(validation is not null), _run.Clock);
        var setting = new SweepSetting(_context, _pipeline, Objectives, Options, _run, SweepData.Of(_context, data, validation, Options.Validation));
        log.Append(new SweepCalled([.. Objectives.Select(o => new FigureGoal(o.Name, o.Goal))], Call(setting.Data)));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_run.Training.Cancellation);
        using var time = Options.Budget.Time is { } left ? _run.Clock.CreateTimer(_ => end.Cancel(), null, left, Timeout.InfiniteTimeSpan) : null;
        var runner = new SweepRunner(setting, log, folder, end.Cancel);
        runner.Run(end.Token);
        var hasTimeToRefit = !runner.Conclude() || Options.Budget.RefitShare is null;
        var ending = setting.EndingOf(log.Table.Trials, end.IsCancellationRequested);
        return Result(setting, folder, log, ending, hasTimeToRefit);
    }

    /// <summary>
    /// Does one trial of a sweep in a process of its own, from where it was. The pipeline, objectives and data are this sweep's, which have to be those of the
    /// sweep that wrote the file; its folder and its budget are not used.
    /// </summary>
    /// <param name="spec">The trial.</param>
    /// <param name="data">The rows, as for <see cref="Search"/>.</param>
    /// <param name="validation">The rows that measure, as for <see cref="Search"/>.</param>
    /// <param name="answers">Where answers to epochs come from, if the trial has any: the console's input.</param>
    /// <param name="output">Where results go besides the file: the console's output, which nothing else should write to.</param>
    /// <returns>What has become of it; a trial that failed has said why.</returns>
    public TrialState RunTrial(TrialSpec spec, IDataView data, IDataView? validation = null, TextReader? answers = null, TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        Options.Validate();
        using var folder = new SweepFolder(spec.Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(spec.Results))!);
        var run = _run with { Training = _run.Training with { Threads = spec.Threads ?? _run.Training.Threads }, Workers = null };
        var alone = Options with { Parallel = 1 };
        var setting = new SweepSetting(_context, _pipeline, Objectives, alone, run, SweepData.Of(_context, data, validation, Options.Validation));
        return new TrialAlone(new TrialWork(setting, folder), spec, output).Run(answers, _run.Training.Cancellation);
    }

    private SweepResult Result(SweepSetting setting, SweepFolder folder, SweepLog log, SweepEnding ending, bool hasTimeToRefit)
    {
        var trials = log.Table.Trials;
        if (setting.BestOf(trials) is not { } best)
        {
            log.Append(new SweepEnded(ending));
            throw new SweepException(None(trials));
        }

        var clock = Stopwatch.StartNew();
        var story = SweepReport.Of(log.Table).EndedNow(ending, _run.Clock.GetUtcNow()).ToMarkdown();
        var refitted = hasTimeToRefit ? Refit(setting, folder, best, story) : null;
        log.Append(new SweepEnded(ending) { RefitSeconds = refitted is null ? null : clock.Elapsed.TotalSeconds });
        var model = refitted ?? _context.Model.Load(folder.Full(best.Model!), out _);
        var report = SweepReport.Of(log.Table);
        return new SweepResult(trials, best, report.Front, model) { Report = report };
    }

    /// <summary>The best pipeline, fitted to all rows; null where that is not asked for, or was not waited for.</summary>
    private ITransformer? Refit(SweepSetting setting, SweepFolder folder, TrialRecord best, string story)
    {
        var cancellation = _run.Training.Cancellation;
        if (!Options.Refit || cancellation.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            var model = new TrialWork(setting, folder).Refit(best, setting.Data, story);
            if (!cancellation.IsCancellationRequested)
            {
                return model;
            }

            (model as IDisposable)?.Dispose();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The trial's own model is there.
        }

        return null;
    }

    private SweepCall Call(SweepData data) => new(Options, SweepRows.Of(data))
    {
        Threads = _run.Training.Threads, Cores = Environment.ProcessorCount, Engine = _run.Training.Engine?.Name ?? "managed",
        Versions = RunningVersions.Known,
    };

    private static string None(IReadOnlyList<TrialRecord> trials) => trials.LastOrDefault(t => t.Error is not null) is { } failed
        ? $"No trial of the sweep came to an end. The last that failed, number {failed.Number}, said: {failed.Error}"
        : $"No trial of the sweep came to an end; {trials.Count} were begun. Give it more time, trials or epochs.";

    /// <summary>What a record has to have in common with this sweep to be gone on with. Budgets and threads may change.</summary>
    private Dictionary<string, string> Identity(bool hasValidation)
    {
        var identity = new Dictionary<string, string>
        {
            ["search"] = JsonSerializer.Serialize(Options.Search),
            ["pruning"] = JsonSerializer.Serialize(Options.Pruning),
            ["validation"] = hasValidation ? "rows of its own" : JsonSerializer.Serialize(Options.Validation),
            ["objectives"] = string.Join(", ", Objectives.Select(o => o.Name)),
            ["seed"] = $"{Options.Seed}",
        };
        if (Options.Starts.Count > 0)
        {
            identity["starts"] = JsonSerializer.Serialize(Options.Starts.Select(s => s.Values.OrderBy(v => v.Key, StringComparer.Ordinal)));
        }

        return identity;
    }
}
