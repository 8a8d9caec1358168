using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;
using MLNetVision.Training.Measuring;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

public class TrainerTests
{
    [Fact]
    public void A_network_learns_and_every_session_is_closed()
    {
        var run = Blobs.Run();
        var result = Trainer.Run(run);

        Assert.Equal(StopReason.Completed, result.Reason);
        Assert.Equal(8, result.History.Count);
        Assert.Equal(8 * 6, result.Steps);
        Assert.True(result.Best!["accuracy"] > 0.7, $"{result.Best}");
        Assert.True(result.History[^1]["loss"] < result.History[0]["loss"]);
        Assert.Equal(0, ((SoftmaxEngine)run.Engine).OpenSessions);
    }

    [Fact]
    public void The_same_run_gives_the_same_weights_bit_for_bit_and_another_seed_others()
    {
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(Blobs.Run()));
        var other = Trainer.Run(Blobs.Run(Blobs.Options() with { Seed = 12 }));
        Assert.NotEqual(Trainer.Run(Blobs.Run()).Weights["fc.weight"].ToFloats(), other.Weights["fc.weight"].ToFloats());
    }

    [Fact]
    public async Task The_result_of_a_thread_of_its_own_is_the_same() => Results.AssertSame(Trainer.Run(Blobs.Run()), await Trainer.RunAsync(Blobs.Run()));

    [Fact]
    public void The_best_epochs_weights_are_given_not_the_last()
    {
        var run = Blobs.Run(Blobs.Options() with { Schedule = new ConstantRate(), SelectBy = "accuracy", EarlyStopping = null, Epochs = 12 });
        var result = Trainer.Run(run);
        var best = result.History.MaxBy(e => e["accuracy"])!;

        Assert.Equal(best, result.Best);
        Assert.NotEqual(best.Epoch, result.History[^1].Epoch);
        Assert.Equal(best["accuracy"], Trainer.Measure(run, result.Weights)["accuracy"]);
        Assert.Equal(result.History[^1]["accuracy"], Trainer.Measure(run, result.LastWeights)["accuracy"]);
        Assert.NotEqual(result.Weights["fc.weight"].ToFloats(), result.LastWeights["fc.weight"].ToFloats());
    }

    [Fact]
    public void The_validation_loss_counts_rows_not_batches()
    {
        var run = Blobs.Run();
        var weights = WeightSet.Initialise(run.Network, 1);
        var (whole, parts) = (Trainer.Measure(With(run, 50), weights), Trainer.Measure(With(run, 7), weights));

        Assert.Equal(whole["validation loss"], parts["validation loss"], 1e-6);
        Assert.Equal(whole["accuracy"], parts["accuracy"]);

        static TrainingRun With(TrainingRun run, int size) => run with { Options = run.Options with { ValidationBatchSize = size } };
    }

    [Fact]
    public void Training_stops_when_a_figure_no_longer_improves()
    {
        var result = Trainer.Run(Blobs.Run(Blobs.Options() with { Epochs = 1000, EarlyStopping = new EarlyStopping { Patience = 3, MinDelta = 0.01 } }));

        Assert.Equal(StopReason.EarlyStopped, result.Reason);
        Assert.Contains("'validation loss' did not get better than", result.Message, StringComparison.Ordinal);
        var losses = result.History.Select(e => e["validation loss"]).ToArray();
        Assert.All(losses[^3..], l => Assert.True(l >= losses[..^3].Min() - 0.01));
    }

    [Fact]
    public void Early_stopping_may_watch_another_figure_and_call_other_ones_good()
    {
        var stopping = new EarlyStopping { Metric = "accuracy", Goal = MetricGoal.Smaller, Patience = 1 };
        var result = Trainer.Run(Blobs.Run(Blobs.Options() with { EarlyStopping = stopping, Epochs = 50 }));

        Assert.Equal(StopReason.EarlyStopped, result.Reason);
        Assert.True(result.History[^1]["accuracy"] >= result.History.SkipLast(1).Min(e => e["accuracy"]));
    }

    [Fact]
    public void Early_stopping_that_means_nothing_is_refused_by_name()
    {
        var patience = Assert.Throws<ArgumentOutOfRangeException>(new EarlyStopping { Patience = 0 }.Validate);
        var margin = Assert.Throws<ArgumentOutOfRangeException>(new EarlyStopping { MinDelta = -1 }.Validate);

        Assert.Contains("EarlyStopping.Patience", patience.Message, StringComparison.Ordinal);
        Assert.Contains("EarlyStopping.MinDelta", margin.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_validation_data_the_training_loss_selects()
    {
        var result = Trainer.Run(Blobs.Run() with { Validation = null, Metrics = [] });

        Assert.Equal(result.History.MinBy(e => e["loss"]), result.Best);
        Assert.Equal(["loss"], result.History[0].Figures.Keys);
        var fault = Assert.Throws<KeyNotFoundException>(() => result.Best!["accuracy"]);
        Assert.Contains("no figure 'accuracy'. It has: loss", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MetricGoal.Smaller, new[] { 5, 4, 4.5, 3.95, 4, double.NaN }, new[] { 0, 0, 1, 2, 3, 4 })]
    [InlineData(MetricGoal.Larger, new[] { double.NaN, 1, 1.1, 1.11, 2, 0 }, new[] { 1, 0, 1, 0, 0, 1 })]
    public void Early_stopping_counts_epochs_that_are_not_better_by_the_margin(MetricGoal goal, double[] figures, int[] expected)
    {
        var stopping = new EarlyStopping { Patience = 4, MinDelta = 0.1 };
        var state = new StoppingState();
        foreach (var (figure, bad) in figures.Zip(expected))
        {
            state = stopping.Observe(state, figure, goal);
            Assert.Equal(bad, state.BadEpochs);
            Assert.Equal(bad >= 4, stopping.IsDue(state));
        }
    }

    [Fact]
    public void Single_samples_and_all_rows_at_once_are_batches_too()
    {
        var single = Trainer.Run(Blobs.Run(Blobs.Options() with { BatchSize = 1, Epochs = 1 }));
        var whole = Trainer.Run(Blobs.Run(Blobs.Options() with { BatchSize = null, Epochs = 2 }));

        Assert.Equal(90, single.Steps);
        Assert.Equal(2, whole.Steps);
    }

    [Fact]
    public void A_cancelled_run_gives_the_best_weights_so_far()
    {
        using var stop = new CancellationTokenSource();
        var log = new EventLog { Then = e => Cancel(e, stop) };
        var result = Trainer.Run(Blobs.Run() with { Observers = [log] }, stop.Token);

        Assert.Equal((StopReason.Cancelled, 20L, 3), (result.Reason, result.Steps, result.History.Count));
        Assert.Equal(result.History.MinBy(e => e["validation loss"]), result.Best);
        Assert.Contains("in epoch 4 of 8, after 20 steps", result.Message, StringComparison.Ordinal);
        Assert.True(log.Completed);

        static void Cancel(TrainingEvent e, CancellationTokenSource stop)
        {
            if (e is StepTaken { Step: 20 })
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void A_run_cancelled_before_it_began_gives_the_weights_it_was_given()
    {
        var run = Blobs.Run();
        run = run with { Weights = WeightSet.Initialise(run.Network, 77) };
        var result = Trainer.Run(run, new CancellationToken(canceled: true));

        Assert.Equal((StopReason.Cancelled, 0L), (result.Reason, result.Steps));
        Assert.Null(result.Best);
        Assert.Equal(run.Weights["fc.weight"].ToFloats(), result.Weights["fc.weight"].ToFloats());
    }

    [Fact]
    public void A_loss_that_is_not_a_number_passes_on_the_engines_error()
    {
        var log = new EventLog();
        var points = Enumerable.Repeat(float.NaN, 8).ToArray();
        var run = Blobs.Run() with
        {
            Training = new ArrayBatchSource(("input", HostTensor.Of<float>(points, 2, 4)), ("target", HostTensor.Of<long>([0, 1], 2))),
            Observers = [log],
        };
        var fault = Assert.Throws<NonFiniteLossException>(() => Trainer.Run(run));

        Assert.Contains("step 1, first in 'fc', rate", fault.Message, StringComparison.Ordinal);
        Assert.Same(fault, log.Fault);
        Assert.Equal(StopReason.Failed, Assert.IsType<RunStopped>(log.Events[^1]).Reason);
        Assert.Equal(0, ((SoftmaxEngine)run.Engine).OpenSessions);
    }

    [Fact]
    public void An_epoch_may_give_fewer_batches_than_planned_and_takes_its_full_time_in_the_schedule()
    {
        var log = new EventLog();
        var run = Blobs.Run(Blobs.Options() with { Epochs = 3, Schedule = new StepDecay(1, 0.5) });
        var result = Trainer.Run(run with { Training = new ShortSource(run.Training, without: 1), Observers = [log] });

        Assert.Equal((StopReason.Completed, 15L), (result.Reason, result.Steps));
        Assert.Equal([0.5, 0.25, 0.125], result.History.Select(e => e.LearningRate));
        Assert.Contains(
            "no batch of epoch 1 could be read",
            Assert.Throws<InvalidOperationException>(() => Trainer.Run(run with { Training = new ShortSource(run.Training, without: 6) })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_loop_allocates_nothing_for_a_step()
    {
        var options = Blobs.Options() with { BatchSize = 1, Epochs = 1, Schedule = new OneCycle(), EarlyStopping = null };
        var run = Blobs.Run(options) with { Validation = null, Metrics = [] };
        var more = run with { Training = Blobs.Source(2000, 1) };
        Trainer.Run(more);
        var (few, many) = (Allocated(run), Allocated(more));

        // The order of rows is four bytes a row, made once an epoch.
        Assert.InRange(many - few, 0, 4 * (2000 - 90) + 64);

        static long Allocated(TrainingRun run)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Run(run);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    public static TheoryData<Func<TrainingRun, TrainingRun>, string> Impossible => new()
    {
        { r => r with { Network = r.Network.FeaturesAt("fc") }, "has no output 'loss'" },
        { r => r with { Options = r.Options with { SelectBy = "AUC" } }, "'AUC', which this run does not measure" },
        { r => r with { Options = r.Options with { EarlyStopping = new EarlyStopping { Metric = "AUC" } } }, "EarlyStopping.Metric is 'AUC'" },
        { r => r with { Options = r.Options with { Schedule = new WarmUp(1, new ReduceOnPlateau { Metric = "AUC" }) } }, "ReduceOnPlateau.Metric is 'AUC'" },
        { r => r with { Options = r.Options with { Epochs = 0 } }, "TrainingOptions.Epochs" },
        { r => r with { Options = r.Options with { BatchSize = 0 } }, "TrainingOptions.BatchSize" },
        { r => r with { Options = r.Options with { Rule = new TrainingRule { Optimizer = new Lbfgs() } } }, "null with Lbfgs" },
        {
            r => r with { Options = r.Options with { Rule = new TrainingRule { Optimizer = new Sgd() }, Schedule = new OneCycle { CyclesMomentum = true } } },
            "one that leaves the momentum, as Sgd keeps none here"
        },
        { r => r with { Metrics = [Metric.Accuracy, Metric.Accuracy] }, "'accuracy' is the name of two figures" },
        { r => r with { Validation = null }, "no validation data" },
        { r => r with { Training = Blobs.Source(0, 1) }, "TrainingRun.Training has no rows" },
        { r => r with { Training = new ArrayBatchSource(("input", new HostTensor(DType.Float32, 3, 4))) }, "takes 'target' Int64[N]" },
        {
            r => r with { Validation = new ArrayBatchSource(("input", new HostTensor(DType.Float32, 3, 5)), ("target", new HostTensor(DType.Int64, 3))) },
            "takes 'input' as Float32[N, 4], but a batch of the validation data has it as Float32[3, 5]"
        },
        {
            r => r with
            {
                Training = new ArrayBatchSource(
                    ("input", new HostTensor(DType.Float32, 3, 4)), ("target", new HostTensor(DType.Int64, 3)), ("name", new HostTensor(DType.Int64, 3))),
            },
            "has 'name', which 'softmax' does not take"
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_run_that_cannot_be_is_refused_before_anything_is_made(Func<TrainingRun, TrainingRun> change, string said)
    {
        var run = change(Blobs.Run());

        Assert.Contains(said, Assert.ThrowsAny<Exception>(() => Trainer.Run(run)).Message, StringComparison.Ordinal);
        Assert.Equal(0, ((SoftmaxEngine)run.Engine).OpenSessions);
    }
}
