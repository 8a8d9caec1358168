using Microsoft.ML;
using MLNetVision.Sweeps;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training.Events;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public sealed class SweepTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-sweep-").FullName;
    private readonly MLContext _ml = new(seed: 1);

    private SweepRun Kept => new() { Folder = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_sweep_gives_the_best_pipeline_fitted_to_all_rows()
    {
        var result = Sweeping.Make(_ml, Sweeping.Options, Kept).Search(Blots.View(_ml, 120));

        Assert.Equal(6, result.Trials.Count);
        Assert.All(result.Trials, t => Assert.Equal(TrialState.Complete, t.State));
        Assert.Equal(result.Trials.Max(t => t.Objectives[0]), result.Best.Objectives[0]);
        Assert.InRange(Accuracy(result.Model), 0.7, 1);
        Assert.Equal(["rate", "width"], result.Best.Parameters.Keys);
        Assert.All(result.Trials, t => Assert.True(File.Exists(Path.Combine(_folder, t.Model!))));
        Assert.Equal(result.Best.Objectives[0], Measured(result.Best), 1e-6);
    }

    [Fact]
    public void A_sweep_is_an_estimator()
    {
        var sweep = Sweeping.Make(_ml, Sweeping.Options with { Budget = new SweepBudget { Trials = 2 } }, new SweepRun());
        var data = Blots.View(_ml, 80);
        var scored = sweep.Fit(data).Transform(data);

        Assert.NotNull(scored.Schema.GetColumnOrNull("PredictedLabel"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sweep()
    {
        var first = Sweeping.Make(_ml, Sweeping.Options, new SweepRun()).Search(Blots.View(_ml, 80)).Trials;
        var second = Sweeping.Make(_ml, Sweeping.Options, new SweepRun()).Search(Blots.View(_ml, 80)).Trials;

        Assert.Equal(first.SelectMany(t => t.Values), second.SelectMany(t => t.Values));
        Assert.Equal(first.SelectMany(t => t.Objectives), second.SelectMany(t => t.Objectives));
    }

    [Fact]
    public void Trials_side_by_side_learn_what_they_would_alone()
    {
        var alone = Sweeping.Make(_ml, Sweeping.Options, new SweepRun()).Search(Blots.View(_ml, 80)).Trials;
        var side = Sweeping.Make(_ml, Sweeping.Options with { Parallel = 3 }, new SweepRun()).Search(Blots.View(_ml, 80)).Trials;

        Assert.Equal(alone.SelectMany(t => t.Objectives), side.SelectMany(t => t.Objectives));
    }

    [Fact]
    public void A_sweep_goes_on_where_its_record_ends()
    {
        var data = Blots.View(_ml, 80);
        Sweeping.Make(_ml, Sweeping.Options with { Budget = new SweepBudget { Trials = 2 } }, Kept).Search(data);
        var runs = new EventLog();
        var whole = Sweeping.Make(_ml, Sweeping.Options, Kept with { Training = new() { Observers = [runs] } }).Search(data);
        var once = Sweeping.Make(_ml, Sweeping.Options, new SweepRun()).Search(data);

        Assert.Equal(4 + 1, runs.Events.OfType<RunStarted>().Count());
        Assert.Equal(once.Trials.SelectMany(t => t.Objectives), whole.Trials.SelectMany(t => t.Objectives));
        Assert.Equal(whole.Trials.SelectMany(t => t.Objectives), Sweep.Read(_folder).SelectMany(t => t.Objectives));
    }

    [Fact]
    public void A_promoted_trial_goes_on_from_its_checkpoint()
    {
        var runs = new EventLog();
        var options = Sweeping.Options with { Pruning = new SuccessiveHalving(), Budget = new SweepBudget { Trials = 9 }, Refit = false };
        var result = Sweeping.Make(_ml, options, Kept with { Training = new() { Observers = [runs] } }, epochs: 9).Search(Blots.View(_ml, 80));

        // No epoch was run twice: what the trainers did is what the trials have.
        Assert.Equal(result.Trials.Sum(t => t.Epochs.Count), runs.Events.OfType<EpochEnded>().Count());
        Assert.Contains(runs.Events.OfType<RunStarted>(), r => r.ResumedFrom is not null);
        Assert.All(result.Trials, t => Assert.Contains(t.Epochs.Count, (int[])[1, 3, 9]));
        Assert.InRange(result.Trials.Count(t => t.Epochs.Count > 1), 3, 5);
        Assert.Equal(9, result.Best.Epochs.Count);
        Assert.Equal(result.Trials.SelectMany(t => t.Epochs.Select(e => e.Epoch)), result.Trials.SelectMany(t => Enumerable.Range(1, t.Epochs.Count)));
    }

    [Fact]
    public void A_trial_that_fails_is_recorded_and_does_not_end_the_sweep()
    {
        var calls = 0;
        var sweep = _ml.Sweep(
            t => t.Number == 1 && calls++ > 0 ? throw new InvalidOperationException("no such layer") : Sweeping.Pipeline(_ml, t, 2),
            Sweeping.Options with { Budget = new SweepBudget { Trials = 3 } }, [SweepMetrics.Accuracy("Quarter")], Kept);
        var result = sweep.Search(Blots.View(_ml, 80));

        Assert.Equal([TrialState.Complete, TrialState.Failed, TrialState.Complete], result.Trials.Select(t => t.State));
        Assert.Equal("InvalidOperationException: no such layer", Sweep.Read(_folder)[1].Error);
    }

    [Fact]
    public void Several_objectives_have_a_front()
    {
        var options = Sweeping.Options with { Search = new ParzenSearch { FirstTrials = 3 }, Refit = false };
        var sweep = _ml.Sweep(t => Sweeping.Pipeline(_ml, t, 2), options, [SweepMetrics.Accuracy("Quarter"), SweepMetrics.ModelBytes()], new SweepRun());
        var result = sweep.Search(Blots.View(_ml, 80));

        Assert.Contains(result.Best, result.Front);
        Assert.All(
            result.Trials.Except(result.Front),
            t => Assert.Contains(result.Front, f => f.Objectives[0] >= t.Objectives[0] && f.Objectives[1] <= t.Objectives[1]));
    }

    [Fact]
    public void Budgets_end_a_sweep()
    {
        var data = Blots.View(_ml, 80);
        int Trials(SweepBudget budget) =>
            Sweeping.Make(_ml, Sweeping.Options with { Budget = budget, Refit = false }, new SweepRun()).Search(data).Trials.Count;

        Assert.Equal(2, Trials(new SweepBudget { Epochs = 6 }));
        Assert.Equal(1, Trials(new SweepBudget { Trials = 5, Target = 0.01 }));
    }

    [Fact]
    public void A_sweep_ends_when_the_rest_of_its_time_is_for_the_last_fit()
    {
        var budget = new SweepBudget { Trials = 5, Time = TimeSpan.FromHours(1), RefitShare = 1e9 };
        var runs = new EventLog();
        var result = Sweeping.Make(_ml, Sweeping.Options with { Budget = budget }, Kept with { Training = new() { Observers = [runs] } })
            .Search(Blots.View(_ml, 80));

        Assert.Single(result.Trials);
        Assert.Equal(SweepEnding.TimeUsed, result.Report.Calls[^1].Ending);
        Assert.Equal(1 + 1, runs.Events.OfType<RunStarted>().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => (Sweeping.Options with { Budget = budget with { Time = null } }).Validate());
    }

    [Fact]
    public void A_last_fit_that_is_cancelled_leaves_the_model_of_the_trial()
    {
        using var stop = new CancellationTokenSource();
        var runs = 0;
        var log = new EventLog { Then = e => { if (e is RunStarted && ++runs == 2) stop.Cancel(); } };
        var run = Kept with { Training = new() { Observers = [log], Cancellation = stop.Token } };
        var result = Sweeping.Make(_ml, Sweeping.Options with { Budget = new SweepBudget { Trials = 1 } }, run).Search(Blots.View(_ml, 120));

        Assert.Equal(2, runs);
        Assert.Equal(result.Best.Objectives[0], Measured(result.Best), 1e-6);
        Assert.Equal(Accuracy(_ml.Model.Load(Path.Combine(_folder, result.Best.Model!), out _)), Accuracy(result.Model));
    }

    [Fact]
    public void Cancelling_keeps_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        var epochs = 0;
        var log = new EventLog { Then = e => { if (e is EpochEnded && ++epochs == 2) stop.Cancel(); } };
        var run = Kept with { Training = new() { Observers = [log], Cancellation = stop.Token } };
        var result = Sweeping.Make(_ml, Sweeping.Options, run).Search(Blots.View(_ml, 80));

        Assert.Equal(2, epochs);
        Assert.Equal(TrialState.Complete, Assert.Single(result.Trials).State);
        Assert.NotNull(result.Model);
    }

    private double Accuracy(ITransformer model) =>
        _ml.MulticlassClassification.EvaluateDetailed(model.Transform(Blots.View(_ml, 100, first: 5000)), "Quarter").Accuracy;

    /// <summary>What the trial's saved pipeline comes to on the rows that measured it.</summary>
    private double Measured(TrialRecord trial)
    {
        var test = _ml.Data.StratifiedSplit(Blots.View(_ml, 120), "Quarter", 0.25).TestSet;
        var model = _ml.Model.Load(Path.Combine(_folder, trial.Model!), out _);
        return _ml.MulticlassClassification.EvaluateDetailed(model.Transform(test), "Quarter").Accuracy;
    }
}
