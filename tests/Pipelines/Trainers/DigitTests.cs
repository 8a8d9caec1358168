using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class DigitTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void The_zoos_small_network_reads_nine_of_ten_digits_after_five_passes_over_a_thousand(string engine)
    {
        var digits = DigitSheet.Read();
        var options = new ImageCnnOptions
        {
            Network = new NetworkChoice { Name = "small_cnn", Height = DigitSheet.Side },
            Augmentation = new RandomAffine { Degrees = 8, ShiftX = 0.05, ShiftY = 0.05 },
            LabelSmoothing = 0.05f,
            Training = new TrainingOptions
            {
                Epochs = 5, BatchSize = 32, Seed = 1, Schedule = new OneCycle(), Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 0.003 } },
            },
        };
        var trainer = _ml.MulticlassClassification.Trainers.ImageCnn("Digit", "Pixels", options, TinyCnn.On(engine));
        var trained = trainer.Fit(_ml.Data.LoadFromEnumerable(digits.Where(d => d.Number % 5 == 0)));
        var scored = trained.Transform(_ml.Data.LoadFromEnumerable(digits.Where(d => d.Number % 10 == 3)));

        // 1,000 digits to learn from, 500 others to read.
        Assert.InRange(_ml.MulticlassClassification.Evaluate(scored, "Digit").MicroAccuracy, 0.9, 1);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], trained.Model.Card.Labels);
        Assert.True(trained.History[^1]["loss"] < trained.History[0]["loss"]);
    }
}
