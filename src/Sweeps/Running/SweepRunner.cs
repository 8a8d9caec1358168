using System.Diagnostics;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Sweeps.Pruning;
using MLNetVision.Sweeps.Record;
using MLNetVision.Sweeps.Search;
using MLNetVision.Sweeps.Workers;

namespace MLNetVision.Sweeps.Running;

/// <summary>Takes trials as long as the budget lasts: those a killed process left first, then those that are promoted, then new ones.</summary>
internal sealed class SweepRunner
{
    /// <summary>After so many trials that all failed, what they have in common is to blame.</summary>
    private const int FailuresAtFirst = 10;

    private readonly object _lock = new();
    private readonly SweepSetting _setting;
    private readonly SweepLog _log;
    private readonly TrialWork _work;
    private readonly ITrialDoer _doer;
    private readonly ISearcher _searcher;
    private readonly IPruner? _pruner;
    private readonly Queue<int> _left;
    private readonly HashSet<int> _running = [];
    private readonly Action _timeIsUp;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    /// <param name="setting">All that the sweep is told.</param>
    /// <param name="log">Its record.</param>
    /// <param name="folder">Where trials are kept.</param>
    /// <param name="timeIsUp">Is called when the time that is left is needed for the last fit.</param>
    public SweepRunner(SweepSetting setting, SweepLog log, SweepFolder folder, Action timeIsUp)
    {
        (_setting, _log, _timeIsUp) = (setting, log, timeIsUp);
        _work = new TrialWork(setting, folder);
        _doer = setting.Run.Workers is { } workers ? new WorkerDoer(setting, folder, workers) : _work;
        _searcher = setting.Options.Search.Begin(setting.Options.Seed);
        _pruner = setting.Options.Pruning?.Begin();
        _left = new Queue<int>(log.Table.Trials.Where(t => t.State == TrialState.Running).Select(t => t.Number));
    }

    private IReadOnlyList<TrialRecord> Trials => _log.Table.Trials;

    /// <summary>Works until the budget is used up or nothing is left to try.</summary>
    public void Run(CancellationToken cancellation)
    {
        if (_setting.Options.Parallel == 1)
        {
            WorkOn(cancellation);
            return;
        }

        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, _setting.Options.Parallel)
            .Select(_ => Task.Factory.StartNew(() => WorkOn(failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Task.WhenAll(workers).GetAwaiter().GetResult();
    }

    /// <summary>Brings the trial that came furthest to its end where none is complete: as it is now.</summary>
    /// <returns>Whether it had to.</returns>
    public bool Conclude()
    {
        var by = _setting.Options.Pruning?.By ?? FigureGoal.ValidationLoss;
        var furthest = Trials.Where(t => t.State == TrialState.Paused && t.EpochsDone > 0)
            .OrderByDescending(t => t.EpochsDone).ThenBy(t => t.BestUpTo(int.MaxValue, by) ?? double.PositiveInfinity).FirstOrDefault();
        if (furthest is null || _setting.BestOf(Trials) is not null)
        {
            return false;
        }

        var outcome = _work.Conclude(furthest);
        _log.Append(new TrialEnded(furthest.Number, outcome.State, 0) { Objectives = outcome.Objectives, Error = outcome.Error, Model = outcome.Model });
        return true;
    }

    /// <summary>A worker that cannot go on ends the others.</summary>
    private void WorkOn(CancellationTokenSource failed)
    {
        try
        {
            WorkOn(failed.Token);
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    private void WorkOn(CancellationToken cancellation)
    {
        while (Take(cancellation) is { } trial)
        {
            var clock = Stopwatch.StartNew();
            var outcome = _doer.Do(trial, (epoch, figures, more) => EpochEnded(trial.Number, epoch, figures, more), cancellation);
            Put(trial.Number, outcome, clock.Elapsed.TotalSeconds);
        }
    }

    /// <summary>The next trial; waits while there may be one later. Null when there is none any more.</summary>
    private TrialRecord? Take(CancellationToken cancellation)
    {
        using var wake = cancellation.Register(Wake);
        lock (_lock)
        {
            while (!cancellation.IsCancellationRequested && !IsUsedUp())
            {
                if (Next() is { } trial)
                {
                    _running.Add(trial.Number);
                    return trial;
                }

                if (_running.Count == 0)
                {
                    return null;
                }

                Monitor.Wait(_lock);
            }

            return null;
        }
    }

    /// <summary>Whoever waits for a trial looks again.</summary>
    private void Wake()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }

    private TrialRecord? Next()
    {
        while (_left.TryDequeue(out var number))
        {
            if (Outstanding(number) is not { } verdict)
            {
                return Trials[number];
            }

            Write(verdict);
        }

        if (_pruner?.Promoted(Trials) is { } promoted)
        {
            Write(new TrialBegun(promoted.Number, promoted.Seed, [.. promoted.Values.Select(WrittenValue.Of)]));
            return Trials[promoted.Number];
        }

        return Trials.Count < (_setting.Options.Budget.Trials ?? int.MaxValue) ? Begin() : null;
    }

    /// <summary>What the process that was killed had not yet written: that a trial ends here or waits.</summary>
    private SweepEvent? Outstanding(int trial) => Trials[trial].IsBetweenEpochs ? _pruner?.After(Trials[trial], Trials) switch
    {
        Verdict.Pause => new TrialPaused(trial, 0),
        Verdict.Prune => new TrialEnded(trial, TrialState.Pruned, 0),
        _ => null,
    } : null;

    private TrialRecord? Begin()
    {
        var number = Trials.Count;
        if (_searcher.Begin(number, [.. Trials.Select(_setting.Observe)]) is not { } draws)
        {
            return null;
        }

        draws = number < _setting.Options.Starts.Count ? new StartDraws(_setting.Options.Starts[number], draws) : draws;

        var seed = RandomStream.SeedAt(_setting.Options.Seed, (ulong)number);
        Write(new TrialBegun(number, seed, [.. _work.Draw(number, seed, draws).Select(WrittenValue.Of)]));
        return Trials[number];
    }

    private Verdict EpochEnded(int trial, int epoch, IReadOnlyDictionary<string, double> figures, bool more)
    {
        lock (_lock)
        {
            Write(new EpochMeasured(trial, epoch, IsLast: !more, figures));
            return !more ? Verdict.GoOn
                : Trials.Sum(t => t.EpochsDone) >= (_setting.Options.Budget.Epochs ?? int.MaxValue) ? Verdict.Pause
                : _pruner?.After(Trials[trial], Trials) ?? Verdict.GoOn;
        }
    }

    private void Put(int trial, TrialOutcome outcome, double seconds)
    {
        lock (_lock)
        {
            Write(outcome.State == TrialState.Paused
                ? new TrialPaused(trial, seconds)
                : new TrialEnded(trial, outcome.State, seconds) { Objectives = outcome.Objectives, Error = outcome.Error, Model = outcome.Model });
            _running.Remove(trial);
            Monitor.PulseAll(_lock);
            if (Trials.Count(t => t.State == TrialState.Failed) is >= FailuresAtFirst and var failures && failures == Trials.Count)
            {
                throw new SweepException(
                    $"The first {failures} trials of the sweep all failed, the last one with: {outcome.Error}"
                    + " Mend the pipeline or its ranges, and sweep in a new folder.");
            }
        }
    }

    private bool IsUsedUp() => Trials.Any(_setting.ReachesTarget) || Trials.Sum(t => t.EpochsDone) >= (_setting.Options.Budget.Epochs ?? int.MaxValue);

    private void Write(SweepEvent happened)
    {
        _log.Append(happened);
        var (best, left) = (_setting.BestOf(Trials), _setting.Options.Budget.Time - _elapsed.Elapsed);
        _setting.Run.Progress?.Report(new SweepProgress([.. Trials], best, _elapsed.Elapsed, left));
        if (_setting.Options.Budget.RefitShare is { } share && best is not null && left <= best.Time * (share / _setting.Options.Parallel))
        {
            _timeIsUp();
        }
    }
}
