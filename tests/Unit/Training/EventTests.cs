using MLNetVision.Training;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Unit.Training;

public class EventTests
{
    [Fact]
    public void A_run_tells_of_its_start_its_steps_its_epochs_and_its_end_in_order()
    {
        var log = new EventLog();
        var result = Trainer.Run(Blobs.Run(Blobs.Options() with { Epochs = 2 }) with { Observers = [log] });
        var kinds = log.Events.Where(e => e is not Improved).Select(e => e.GetType().Name);

        Assert.Equal(["RunStarted", .. Steps, "EpochEnded", .. Steps, "EpochEnded", "RunStopped"], kinds);
        Assert.Equal(new RunStarted("softmax", 2, 6, 0, null), log.Events[0] with { Elapsed = default });
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), log.Events.OfType<StepTaken>().Select(s => s.Step));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (i % 6) + 1), log.Events.OfType<StepTaken>().Select(s => s.Batch));
        Assert.Equal([16, 16, 16, 16, 16, 10], log.Events.OfType<StepTaken>().Take(6).Select(s => s.Rows));
        Assert.Equal(result.History, log.Events.OfType<EpochEnded>().Select(e => e.Result));
        Assert.Equal(result.History[0]["loss"], log.Events.OfType<StepTaken>().ElementAt(5).MeanLoss);
        Assert.Equal(new RunStopped(StopReason.Completed, result.Message, result.Best), log.Events[^1] with { Elapsed = default });
        Assert.True(log.Completed);
    }

    [Fact]
    public void An_improvement_names_the_figure_and_the_bar_it_took()
    {
        var log = new EventLog();
        var result = Trainer.Run(Blobs.Run(Blobs.Options() with { SelectBy = "accuracy" }) with { Observers = [log] });
        var improved = log.Events.OfType<Improved>().ToArray();

        Assert.Null(improved[0].Previous);
        Assert.All(improved.Zip(improved.Skip(1)), pair => Assert.Equal(pair.First.Value, pair.Second.Previous));
        Assert.All(improved.Skip(1), i => Assert.True(i.Value > i.Previous));
        Assert.Equal(("accuracy", result.Best!.Epoch), (improved[^1].Figure, improved[^1].Epoch));
    }

    /// <summary>Reading a batch takes a second on this clock, and nothing else takes any time: 6 training and 4 validation batches an epoch.</summary>
    [Fact]
    public void Speed_and_time_left_come_from_the_clock()
    {
        var clock = new TickingClock();
        var log = new EventLog();
        var run = Blobs.Run(Blobs.Options() with { Epochs = 3 }) with { Clock = clock, Observers = [log] };
        Trainer.Run(run with { Training = new TickingSource(run.Training, clock), Validation = new TickingSource(run.Validation!, clock) });
        var steps = log.Events.OfType<StepTaken>().ToArray();
        var epochs = log.Events.OfType<EpochEnded>().ToArray();

        Assert.Equal(TimeSpan.FromSeconds(1), steps[0].Elapsed);
        Assert.Equal(16, steps[0].RowsPerSecond, 1e-9);
        Assert.Equal(TimeSpan.FromSeconds(17), steps[0].TimeLeft);
        Assert.All(epochs, e => Assert.Equal(90 / 6.0, e.RowsPerSecond, 1e-9));
        Assert.Equal([20, 10, 0], epochs.Select(e => e.TimeLeft!.Value.TotalSeconds));
    }

    [Fact]
    public void Progress_hears_what_observers_hear()
    {
        var log = new EventLog();
        var heard = new List<TrainingEvent>();
        Trainer.Run(Blobs.Run(Blobs.Options() with { Epochs = 1 }) with { Observers = [log], Progress = new Direct(heard) });

        Assert.Equal(log.Events, heard);
    }

    [Fact]
    public void An_observer_that_fails_ends_the_run_with_its_error()
    {
        var log = new EventLog { Then = e => throw new InvalidTimeZoneException($"{e.GetType().Name}") };

        Assert.Throws<InvalidTimeZoneException>(() => Trainer.Run(Blobs.Run() with { Observers = [log] }));
    }

    private static IEnumerable<string> Steps => Enumerable.Repeat("StepTaken", 6);

    private sealed class Direct(List<TrainingEvent> heard) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => heard.Add(value);
    }

    private sealed class TickingClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Now;
    }

    private sealed class TickingSource(IBatchSource source, TickingClock clock) : IBatchSource
    {
        public int Rows => source.Rows;

        public IReadOnlyList<BatchField> Fields => source.Fields;

        public IBatchReader Open(BatchPlan plan) => new Reader(source.Open(plan), clock);

        private sealed class Reader(IBatchReader reader, TickingClock clock) : IBatchReader
        {
            public bool Read(Batch batch)
            {
                var read = reader.Read(batch);
                clock.Now += read ? 1 : 0;
                return read;
            }

            public void Dispose() => reader.Dispose();
        }
    }
}
