using MLNetVision.Sweeps.Importance;
using MLNetVision.Sweeps.Record;
using MLNetVision.Sweeps.Reports;
using MLNetVision.Sweeps.Running;
using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>What a sweep tried and what came of it, also of one that is under way or was cut off: for a page, for a model card.</summary>
public sealed record SweepReport
{
    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Sweep";

    /// <summary>A sentence under it.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>All trials, in the order of their numbers.</summary>
    public IReadOnlyList<TrialRecord> Trials { get; init; } = [];

    /// <summary>What they are measured by, the most important first.</summary>
    public IReadOnlyList<FigureGoal> Objectives { get; init; } = [];

    /// <summary>The times that the sweep was called, the first one first.</summary>
    public IReadOnlyList<SweepCall> Calls { get; init; } = [];

    /// <summary>What came of rows that the sweep never saw, by name.</summary>
    public IReadOnlyDictionary<string, double> HeldOut { get; init; } = new Dictionary<string, double>();

    /// <summary>What to know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the report was made; null says nothing of it, and the same record then gives the same bytes.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The best complete trial by the first objective; null while there is none.</summary>
    public TrialRecord? Best => Complete.FirstOrDefault();

    /// <summary>The complete trials that no other beats in all objectives, the best by the first one first.</summary>
    public IReadOnlyList<TrialRecord> Front => [.. ParetoFront.Layers([.. Complete], Losses).FirstOrDefault([])];

    /// <summary>The complete trials, the best by the first objective first.</summary>
    internal IEnumerable<TrialRecord> Complete =>
        Trials.Where(t => t.State == TrialState.Complete && t.Objectives.Count > 0).OrderBy(t => Losses(t)[0]).ThenBy(t => t.Number);

    /// <summary>The figure by which trials are compared while they train.</summary>
    internal FigureGoal While => Calls.Select(c => c.Options.Pruning?.By).LastOrDefault(by => by is not null) ?? FigureGoal.ValidationLoss;

    /// <summary>The report of a sweep's folder, or of the record in it.</summary>
    /// <param name="path">The folder, or its file trials.jsonl.</param>
    public static SweepReport Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Of(SweepLog.Read(Directory.Exists(path) ? SweepFolder.RecordIn(path) : path));
    }

    /// <summary>What an objective depends on; where too few trials are complete, what the figure that prunes depended on after the first epochs.</summary>
    /// <param name="objective">Its number, from 0.</param>
    public SweepImportance Importance(int objective = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(objective);
        var complete = Complete.Where(t => t.Objectives.Count > objective).ToArray();
        return complete.Length < SweepImportance.LeastTrials && WhileTraining() is { } early
            ? early
            : ImportanceRun.Of(NameOf(objective), null, [.. complete.OrderBy(t => t.Number).Select(t => (t, t.Objectives[objective]))]);
    }

    /// <summary>The page: no network, no other file.</summary>
    public string ToHtml() => SweepHtml.Write(this);

    /// <summary>Writes the page.</summary>
    public void SaveHtml(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml());
    }

    /// <summary>The model card: what was chosen, from what, how, and what it came to.</summary>
    public string ToMarkdown() => SweepCard.Write(this);

    internal static SweepReport Of(TrialTable table) => new() { Trials = [.. table.Trials], Objectives = table.Objectives, Calls = [.. table.Calls] };

    /// <summary>As it will be when its last call has ended.</summary>
    internal SweepReport EndedNow(SweepEnding ending, DateTimeOffset now) =>
        this with { Calls = [.. Calls.SkipLast(1), Calls[^1] with { Ended = now, Ending = ending }] };

    internal string NameOf(int objective) => objective < Objectives.Count ? Objectives[objective].Figure : $"objective {objective + 1}";

    /// <summary>The objectives as numbers to be made small.</summary>
    internal double[] Losses(TrialRecord trial) => [.. trial.Objectives.Select((o, i) => i < Objectives.Count ? Objectives[i].Loss(o) : -o)];

    /// <summary>After the last epoch that half of the trials, and enough of them, have reached; null if there is none.</summary>
    private SweepImportance? WhileTraining()
    {
        var by = While;
        var measured = Trials.Where(t => t.BestUpTo(int.MaxValue, by) is not null).Select(t => t.EpochsDone).OrderDescending().ToArray();
        if (measured.Length < SweepImportance.LeastTrials)
        {
            return null;
        }

        var epoch = measured[Math.Max(SweepImportance.LeastTrials, measured.Length / 2) - 1];
        return ImportanceRun.Of(
            by.Figure, epoch,
            [.. Trials.Where(t => t.EpochsDone >= epoch && t.BestUpTo(epoch, by) is not null).Select(t => (t, t.BestUpTo(epoch, by)!.Value))]);
    }
}
