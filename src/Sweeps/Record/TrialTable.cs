using System.Text.Json;

namespace MLNetVision.Sweeps.Record;

/// <summary>The trials as the events so far say.</summary>
internal sealed class TrialTable
{
    private readonly List<TrialRecord> _trials = [];
    private readonly List<SweepCall> _calls = [];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<TrialRecord> Trials => _trials;

    /// <summary>The times that the sweep was called.</summary>
    public IReadOnlyList<SweepCall> Calls => _calls;

    /// <summary>What the trials are measured by; empty before the first call.</summary>
    public IReadOnlyList<FigureGoal> Objectives { get; private set; } = [];

    public TrialRecord this[int number] => _trials[number];

    public void Apply(SweepEvent happened)
    {
        switch (happened)
        {
            case SweepCalled called:
                Objectives = called.Objectives;
                _calls.Add(called.Call with { Began = called.Time });
                break;
            case SweepEnded ended when _calls.Count > 0:
                _calls[^1] = _calls[^1] with
                {
                    Ended = ended.Time, Ending = ended.Ending, Refit = ended.RefitSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                };
                break;
            case TrialBegun begun:
                Begin(begun);
                break;
            case EpochMeasured epoch:
                Change(epoch.Trial, t => t with
                {
                    Epochs = [.. t.Epochs.Where(e => e.Epoch < epoch.Epoch), new TrialEpoch(epoch.Epoch, epoch.Figures)],
                    IsBetweenEpochs = !epoch.IsLast,
                });
                break;
            case TrialPaused paused:
                Change(paused.Trial, t => t with
                {
                    State = TrialState.Paused, Time = t.Time + TimeSpan.FromSeconds(paused.Seconds), Ended = paused.Time,
                });
                break;
            case TrialEnded ended:
                Change(ended.Trial, t => t with
                {
                    State = ended.State,
                    Time = t.Time + TimeSpan.FromSeconds(ended.Seconds),
                    Ended = ended.Time,
                    Objectives = ended.Objectives,
                    Error = ended.Error,
                    Model = ended.Model,
                });
                break;
        }
    }

    /// <summary>A trial that was begun before and has no end is begun anew.</summary>
    private void Begin(TrialBegun begun)
    {
        if (begun.Trial == _trials.Count)
        {
            _trials.Add(new TrialRecord(begun.Trial, begun.Seed) { Began = begun.Time });
        }

        Change(begun.Trial, t => t with { Values = [.. begun.Values.Select(v => v.Read())], State = TrialState.Running, Ended = null });
    }

    private void Change(int number, Func<TrialRecord, TrialRecord> change)
    {
        if (number < 0 || number >= _trials.Count)
        {
            throw new JsonException($"It speaks of trial {number} before that was begun.");
        }

        _trials[number] = change(_trials[number]);
    }
}
