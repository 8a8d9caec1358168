using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>How much is still done after a fit is not wanted any more, in steps and passes, and what is kept.</summary>
public sealed class AutoencoderCancellationTests
{
    private static readonly MLContext Ml = new(seed: 1);

    public static TheoryData<string> Variants => AutoencoderWorkoutTests.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void After_the_step_that_was_cancelled_there_is_one_pass_for_the_threshold_and_the_best_epoch_stays(string variant)
    {
        var options = AutoencoderWorkoutTests.Of(variant);
        options = options with { Training = options.Training with { Epochs = 3 }, LayerEpochs = options.LayerEpochs > 0 ? 3 : 0 };
        using var end = new CancellationTokenSource();
        var (steps, passes) = (0, 0);

        // 30 rows are 8 steps an epoch: the third step of the third epoch is not wanted any more once it has begun.
        var engine = new WatchedEngine(() => steps += Late(end), () => passes += Late(end));
        var log = new EventLog
        {
            Then = e =>
            {
                if (e is StepTaken { Step: 19 })
                {
                    end.Cancel();
                }
            },
        };
        using var model = Fit(options, new VisionRun { Engine = engine, Cancellation = end.Token, Observers = [log] });
        Assert.True(end.IsCancellationRequested);
        Assert.Equal(0, steps);
        Assert.InRange(passes, 0, 1);
        Assert.Equal(StopReason.Cancelled, model.Stages[^1].Reason);
        Assert.Equal(2, model.Stages[^1].History.Count);

        var shorter = options with { Training = options.Training with { Epochs = 2 }, LayerEpochs = options.LayerEpochs > 0 ? 2 : 0 };
        using var two = Fit(shorter, new VisionRun());
        ImageCnnTests.AssertSame(two.Stages[0].Weights, model.Stages[0].Weights);
    }

    [Fact]
    public void A_fit_that_is_cancelled_while_it_reads_says_so()
    {
        var run = new VisionRun { Cancellation = new CancellationToken(canceled: true) };
        var error = Assert.Throws<OperationCanceledException>(() => Fit(AutoencoderWorkoutTests.Of("undercomplete"), run));
        Assert.Contains("Autoencoder: the fit was cancelled while its rows were read; nothing could be kept", error.Message, StringComparison.Ordinal);
    }

    private static int Late(CancellationTokenSource end) => end.IsCancellationRequested ? 1 : 0;

    private static AutoencoderModel Fit(AutoencoderOptions options, VisionRun run) =>
        Ml.Transforms.Autoencoder("Code", "Pixels", options, run).Fit(Conditions.Large(Ml, 30));
}
