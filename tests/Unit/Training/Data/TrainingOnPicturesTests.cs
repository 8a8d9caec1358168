using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Checkpoints;
using MLNetVision.Training.Data;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Unit.Training.Data;

/// <summary>The whole way: packed pictures, transforms, mixing, workers, the loop, weights.</summary>
public class TrainingOnPicturesTests
{
    private const int Side = 6;

    private static readonly ImageBatchOptions Learning = new(new PictureTensor(1, Side, Side) { Mean = [0.4f], Deviation = [0.3f] })
    {
        Transform = new PadAndCrop(Side, 1).Then(new HorizontalFlip()).Then(new ColourJitter(0.2, 0.2)),
        Mixing = new OneMixingOf([new Mixup(0.1), new CutMix(0.5)]) { Probability = 0.5 },
        Target = BatchTarget.Probabilities,
        DropLast = true,
    };

    [Fact]
    public void A_network_learns_the_same_from_any_number_of_workers()
    {
        var one = Trainer.Run(Run(workers: 1));
        var many = Trainer.Run(Run(workers: 5));

        Assert.True(one.History[^1]["validation loss"] < 0.6 * one.History[0]["validation loss"], string.Join("; ", one.History));
        Results.AssertSame(one, many);
    }

    [Fact]
    public void A_run_that_stops_in_the_middle_of_an_epoch_goes_on_with_the_same_batches()
    {
        using var folder = new TemporaryFolder();
        var whole = Trainer.Run(Run(workers: 2));
        var pieces = Run(workers: 3) with { Checkpoints = new CheckpointOptions(folder.Root) { EverySteps = 2 } };
        TrainingResult result;
        do
        {
            result = TrainFiveSteps(pieces);
        }
        while (result.Reason == StopReason.Cancelled);

        Results.AssertSame(whole, result);
    }

    private static TrainingRun Run(int workers)
    {
        var network = Network.Build("stripes", b => b.Input("input", ["N", 1, Side, Side])
            .Conv2d(4, 3, padding: 1, name: "conv").Relu().MaxPool2d(2).Flatten().Dense(3, name: "fc")).WithLoss(new CrossEntropy(), probabilities: true);
        var options = Learning with { Workers = workers, Queue = workers };
        return new TrainingRun(network, new ScalarEngine(), new ImageBatchSource(Stripes(70, 1), options))
        {
            Validation = new ImageBatchSource(Stripes(30, 9), options with { Transform = null, Mixing = null, DropLast = false }),
            Options = new TrainingOptions { Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.02 } }, BatchSize = 16, Epochs = 6, Seed = 2 },
        };
    }

    /// <summary>Noise with a bright stripe in the upper, middle or lower third.</summary>
    private static PackedImages Stripes(int count, ulong seed)
    {
        var labels = Enumerable.Range(0, count).Select(i => i % 3).ToArray();
        var samples = SplitMix.Bytes(seed, count * Side * Side);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (byte)((samples[i] / 2) + (i / Side % Side / 2 == labels[i / (Side * Side)] ? 120 : 0));

        return new PackedImages(samples, Side, Side, 1, labels);
    }

    private static TrainingResult TrainFiveSteps(TrainingRun run)
    {
        using var stop = new CancellationTokenSource();
        var left = 5;
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken && --left == 0)
                    stop.Cancel();
            },
        };
        return Trainer.Run(run with { Observers = [log] }, stop.Token);
    }
}
