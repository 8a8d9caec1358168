using System.Text.Json;

namespace MLNetVision.Sweeps.Record;

/// <summary>The trials as the events so far say.</summary>
internal sealed class TrialTable
{
    private readonly List<TrialRecord> _trials = [];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<TrialRecord> Trials => _trials;

    public TrialRecord this[int number] => _trials[number];

    public void Apply(SweepEvent happened)
    {
        switch (happened)
        {
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
                Change(paused.Trial, t => t with { State = TrialState.Paused, Time = t.Time + TimeSpan.FromSeconds(paused.Seconds) });
                break;
            case TrialEnded ended:
                Change(ended.Trial, t => t with
                {
                    State = ended.State,
                    Time = t.Time + TimeSpan.FromSeconds(ended.Seconds),
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
            _trials.Add(new TrialRecord(begun.Trial, begun.Seed));
        }

        Change(begun.Trial, t => t with { Values = [.. begun.Values.Select(v => v.Read())], State = TrialState.Running });
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
