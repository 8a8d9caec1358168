using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Sweeps.Pruning;
using MLNetVision.Sweeps.Search;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;

namespace MLNetVision.Sweeps.Running;

/// <summary>Fits and measures one trial, from where it was.</summary>
internal sealed class TrialWork(SweepSetting setting, SweepFolder folder) : ITrialDoer
{
    /// <inheritdoc/>
    public TrialOutcome Do(TrialRecord trial, Func<int, IReadOnlyDictionary<string, double>, bool, Verdict> epochEnded, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var verdict = Verdict.GoOn;
        var watch = new TrialWatch((epoch, figures, more) =>
        {
            verdict = epochEnded(epoch, figures, more);
            if (verdict != Verdict.GoOn)
            {
                stop.Cancel();
            }
        });
        try
        {
            return Fit(trial, watch, stop.Token) ?? new TrialOutcome(verdict == Verdict.Prune ? TrialState.Pruned : TrialState.Paused);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new TrialOutcome(verdict == Verdict.Prune ? TrialState.Pruned : TrialState.Paused);
        }
        catch (Exception e) when (e is not SweepException)
        {
            return new TrialOutcome(TrialState.Failed) { Error = $"{e.GetType().Name}: {e.Message}" };
        }
    }

    /// <summary>The parameters that a trial draws; nothing is fitted.</summary>
    public IReadOnlyList<DrawnValue> Draw(int number, ulong seed, ITrialDraws draws)
    {
        var trial = new Trial(number, seed, draws, new VisionRun());
        _ = setting.Pipeline(trial);
        return trial.Values;
    }

    /// <summary>Fits a recorded trial's pipeline to all rows; the models' cards tell the story.</summary>
    public ITransformer Refit(TrialRecord trial, SweepData data, string story) =>
        setting.Pipeline(new Trial(trial.Number, trial.Seed, new KnownDraws(trial), setting.Training with { Story = story }) { IsRefit = true }).Fit(data.All);

    /// <summary>Takes a trial that waits for done, as good as it is.</summary>
    public TrialOutcome Conclude(TrialRecord trial)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            return Fit(trial, new StopAtEpoch(trial.EpochsDone, stop), stop.Token, takesWhatThereIs: true)!;
        }
        catch (Exception e) when (e is not SweepException)
        {
            return new TrialOutcome(TrialState.Failed) { Error = $"{e.GetType().Name}: {e.Message}" };
        }
    }

    /// <summary>The outcome; null if it was stopped before its end.</summary>
    private TrialOutcome? Fit(TrialRecord trial, IObserver<TrainingEvent> watch, CancellationToken stop, bool takesWhatThereIs = false)
    {
        var sums = new double[setting.Objectives.Count];
        for (var part = 0; part < setting.Data.Parts.Count; part++)
        {
            var (train, test) = setting.Data.Parts[part];
            var services = setting.TrialTraining with
            {
                Cancellation = stop,
                Checkpoints = new CheckpointOptions(folder.Checkpoints(trial.Number, part)),
                Observers = [.. setting.TrialTraining.Observers, watch],
            };
            var model = setting.Pipeline(new Trial(trial.Number, trial.Seed, new KnownDraws(trial), services)).Fit(train);
            using (model as IDisposable)
            {
                if (stop.IsCancellationRequested && !takesWhatThereIs)
                {
                    return null;
                }

                Measure(model, test, sums);
                if (part == 0)
                {
                    Save(model, train, trial.Number);
                }
            }
        }

        folder.RemoveCheckpoints(trial.Number);
        return new TrialOutcome(TrialState.Complete)
        {
            Objectives = [.. sums.Select(s => s / setting.Data.Parts.Count)],
            Model = SweepFolder.Model(trial.Number),
        };
    }

    private void Measure(ITransformer model, IDataView test, double[] sums)
    {
        var measure = new SweepMeasure(setting.Context, model, test, model.Transform(test));
        for (var i = 0; i < sums.Length; i++)
        {
            var objective = setting.Objectives[i];
            var value = objective.Measure(measure);
            sums[i] += double.IsFinite(value)
                ? value
                : throw new InvalidOperationException(
                    $"The objective '{objective.Name}' is {value} on the rows that measure. Look whether they have labels and scores.");
        }
    }

    private void Save(ITransformer model, IDataView train, int trial)
    {
        var path = folder.Full(SweepFolder.Model(trial));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => setting.Context.Model.Save(model, train.Schema, stream));
    }
}
