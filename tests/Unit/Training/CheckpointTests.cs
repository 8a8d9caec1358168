using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Events;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlnetvision-checkpoints-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_cancelled_after_any_step_goes_on_bit_for_bit()
    {
        var whole = Trainer.Run(Blobs.Run());
        Assert.True(whole.Steps > 40);
        for (var step = 1; step <= whole.Steps; step++)
        {
            var run = Blobs.Run() with { Checkpoints = new CheckpointOptions(Path.Combine(_folder, $"{step}")) };
            CancelAfter(run, step);

            Results.AssertSame(whole, Trainer.Run(run));
        }
    }

    [Fact]
    public void A_run_cancelled_while_it_is_measured_measures_again()
    {
        var run = Kept();
        using var stop = new CancellationTokenSource();
        var data = new CancellingSource(run.Validation!, stop, onOpening: 3);
        var first = Trainer.Run(run with { Validation = data }, stop.Token);

        Assert.Equal((StopReason.Cancelled, 18L, 2), (first.Reason, first.Steps, first.History.Count));
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(run));
    }

    [Fact]
    public void Data_that_the_same_token_cancels_in_the_middle_of_a_read_costs_nothing()
    {
        var run = Kept();
        using var stop = new CancellationTokenSource();
        var first = Trainer.Run(run with { Training = new CancellingSource(run.Training, stop, onOpening: 3) { Throws = true } }, stop.Token);

        Assert.Equal((StopReason.Cancelled, 12L), (first.Reason, first.Steps));
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(run));
    }

    [Fact]
    public void After_a_loss_that_is_no_number_the_last_good_checkpoint_goes_on()
    {
        var run = Kept();
        Assert.Throws<NonFiniteLossException>(() => Trainer.Run(run with { Training = new PoisonedSource(run.Training, epoch: 3) }));
        var log = new EventLog();
        var result = Trainer.Run(run with { Observers = [log] });

        Assert.Equal(18, Assert.IsType<RunStarted>(log.Events[0]).Step);
        Results.AssertSame(Trainer.Run(Blobs.Run()), result);
    }

    [Fact]
    public void A_finished_run_is_not_trained_again_but_can_be_made_longer()
    {
        var run = Kept(Blobs.Options() with { Epochs = 3 });
        var first = Trainer.Run(run);
        var log = new EventLog();

        Results.AssertSame(first, Trainer.Run(run with { Observers = [log] }));
        Assert.Empty(log.Events.OfType<StepTaken>());
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(run with { Options = Blobs.Options() }));
    }

    [Fact]
    public void A_run_that_stopped_early_stays_stopped()
    {
        var run = Kept(Blobs.Options() with { Epochs = 1000 });
        var first = Trainer.Run(run);

        Assert.Equal(StopReason.EarlyStopped, first.Reason);
        Results.AssertSame(first, Trainer.Run(run));
    }

    [Fact]
    public void The_last_checkpoints_stay_and_nothing_else()
    {
        var run = Kept(checkpoints: o => o with { EverySteps = 5, Keep = 3 });
        Trainer.Run(run);

        Assert.Equal(
            ["checkpoint-000000000042.safetensors", "checkpoint-000000000045.safetensors", "checkpoint-000000000048.safetensors", "lock"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Drafts_of_a_process_that_was_ended_are_removed()
    {
        var draft = Path.Combine(_folder, "checkpoint-000000000005.safetensors.0123.tmp");
        File.WriteAllText(draft, "half");
        Trainer.Run(Kept());

        Assert.False(File.Exists(draft));
    }

    public static TheoryData<string, Func<TrainingRun, TrainingRun>> OtherRuns => new()
    {
        { "network", r => r with { Network = r.Network.Freeze("fc.bias") } },
        { "rule", r => r with { Options = r.Options with { Rule = new TrainingRule() } } },
        { "schedule", r => r with { Options = r.Options with { Schedule = new StepDecay(3) } } },
        { "schedule", r => r with { Options = r.Options with { Schedule = new OneCycle() } } },
        { "early stopping", r => r with { Options = r.Options with { EarlyStopping = null } } },
        { "batch size", r => r with { Options = r.Options with { BatchSize = 8 } } },
        { "seed", r => r with { Options = r.Options with { Seed = 1 } } },
        { "shuffle", r => r with { Options = r.Options with { Shuffle = false } } },
        { "training rows", r => r with { Training = Blobs.Source(91, 1) } },
        { "validation rows", r => r with { Validation = Blobs.Source(51, 1) } },
        { "figures", r => r with { Options = r.Options with { SelectBy = "accuracy" } } },
    };

    [Theory]
    [MemberData(nameof(OtherRuns))]
    public void Another_run_is_refused_and_told_what_differs(string named, Func<TrainingRun, TrainingRun> change)
    {
        var run = Kept();
        CancelAfter(run, 9);
        var fault = Assert.Throws<CheckpointException>(() => Trainer.Run(change(run)));

        Assert.True(fault.IsOfAnotherRun);
        Assert.Contains($" {named}: ", fault.Message, StringComparison.Ordinal);
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(run));
    }

    [Fact]
    public void A_run_whose_rates_depend_on_its_length_cannot_be_made_longer()
    {
        var run = Kept(Blobs.Options() with { Schedule = new OneCycle(), Epochs = 2 });
        Trainer.Run(run);

        Assert.Contains(
            "epochs: 2 there, 3 here",
            Assert.Throws<CheckpointException>(() => Trainer.Run(run with { Options = run.Options with { Epochs = 3 } })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Folder", " ", 1, null, 1)]
    [InlineData("EveryEpochs", "runs", 0, null, 1)]
    [InlineData("EverySteps", "runs", 1, 0, 1)]
    [InlineData("Keep", "runs", 1, null, 0)]
    public void Options_that_keep_nothing_are_refused_by_name(string named, string folder, int epochs, int? steps, int keep)
    {
        var options = new CheckpointOptions(folder) { EveryEpochs = epochs, EverySteps = steps, Keep = keep };

        Assert.Contains(
            $"CheckpointOptions.{named}",
            Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Run(Blobs.Run() with { Checkpoints = options })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_use_and_one_that_is_not_to_be_resumed_are_refused()
    {
        var run = Kept();
        using (CheckpointStore.Open(run.Checkpoints!))
        {
            Assert.Contains("in use by another run", Assert.Throws<CheckpointException>(() => Trainer.Run(run)).Message, StringComparison.Ordinal);
        }

        Trainer.Run(run);
        var anew = run with { Checkpoints = run.Checkpoints! with { Resume = false } };
        Assert.Contains("Resume is false", Assert.Throws<CheckpointException>(() => Trainer.Run(anew)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_of_and_the_one_before_it_goes_on_bit_for_bit()
    {
        var run = Kept(checkpoints: o => o with { EverySteps = 4 });
        CancelAfter(run, 22);
        var latest = Directory.GetFiles(_folder, "checkpoint-*").Order(StringComparer.Ordinal).Last();
        var bytes = File.ReadAllBytes(latest);
        bytes[^3] ^= 1;
        File.WriteAllBytes(latest, bytes);
        var log = new EventLog();
        var result = Trainer.Run(run with { Observers = [log] });

        var rejected = Assert.IsType<CheckpointRejected>(log.Events[0]);
        Assert.Equal(latest, rejected.Path);
        Assert.Contains("checksum", rejected.Fault, StringComparison.Ordinal);
        var started = Assert.IsType<RunStarted>(log.Events[1]);
        Assert.Equal(20, started.Step);
        Assert.EndsWith("checkpoint-000000000020.safetensors", started.ResumedFrom, StringComparison.Ordinal);
        Results.AssertSame(Trainer.Run(Blobs.Run()), result);
    }

    [Fact]
    public void Damage_of_any_kind_is_one_clear_error_and_never_a_silent_new_beginning()
    {
        var run = Kept(checkpoints: o => o with { Keep = 1 });
        CancelAfter(run, 9);
        var path = Directory.GetFiles(_folder, "checkpoint-*").Single();
        var good = File.ReadAllBytes(path);
        for (var i = 0UL; i < 200; i++)
        {
            File.WriteAllBytes(path, Mutate(good, i));
            var fault = Assert.Throws<CheckpointException>(() => Trainer.Run(run));
            Assert.False(fault.IsOfAnotherRun);
            Assert.Contains("To begin anew, give the run another folder", fault.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, good);
        Results.AssertSame(Trainer.Run(Blobs.Run()), Trainer.Run(run));
    }

    [Fact]
    public void A_checkpoint_with_a_right_checksum_that_contradicts_itself_is_refused()
    {
        var run = Kept();
        CancelAfter(run, 9);
        var path = Directory.GetFiles(_folder, "checkpoint-*").Order(StringComparer.Ordinal).Last();
        var good = CheckpointFile.Read(path);
        (Action<Checkpoint> Change, string Said)[] lies =
        [
            (c => c.State.Batch = 7, "stands at batch 7"),
            (c => c.State.Epoch = -1, "stands at batch 3 of epoch 0"),
            (c => c.State.Step = 1_000_000, "counts 1000000 steps"),
            (c => c.State.History = [], "knows 0 of 1 epochs"),
            (c => c.State.History = [null!], "lacks figures"),
            (c => c.State.Best = null, "do not go together"),
        ];
        foreach (var (change, said) in lies)
        {
            var lie = CheckpointFile.Read(path);
            change(lie);
            AssertRefused(path, lie, run, said);
        }

        AssertRefused(path, good with { Session = good.Session with { Weights = new WeightSet([]) } }, run, "do not fit");
        AssertRefused(path, good with { Session = good.Session with { Optimizer = new WeightSet([]) } }, run, "There is no weight");
    }

    private void AssertRefused(string path, Checkpoint lie, TrainingRun run, string said)
    {
        var good = File.ReadAllBytes(path);
        foreach (var other in Directory.GetFiles(_folder, "checkpoint-*").Where(f => f != path))
        {
            File.Delete(other);
        }

        CheckpointFile.Write(path, lie);
        Assert.Contains(said, Assert.Throws<CheckpointException>(() => Trainer.Run(run)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, good);
    }

    private static byte[] Mutate(byte[] good, ulong number)
    {
        var place = (int)(SplitMix.Bits(number, 0) % (ulong)good.Length);
        return (number % 4) switch
        {
            0 => good[..place],
            1 => [],
            _ => [.. good[..place], (byte)(good[place] ^ (1 << (int)(number % 8))), .. good[(place + 1)..]],
        };
    }

    private static void CancelAfter(TrainingRun run, long step)
    {
        using var stop = new CancellationTokenSource();
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken taken && taken.Step == step)
                {
                    stop.Cancel();
                }
            },
        };
        Trainer.Run(run with { Observers = [log] }, stop.Token);
    }

    private TrainingRun Kept(TrainingOptions? options = null, Func<CheckpointOptions, CheckpointOptions>? checkpoints = null)
    {
        var kept = new CheckpointOptions(_folder);
        return Blobs.Run(options) with { Checkpoints = checkpoints?.Invoke(kept) ?? kept };
    }
}
