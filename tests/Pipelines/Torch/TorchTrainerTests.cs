using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Torch;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Training.Events;
using MLNetVision.Training.Schedules;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Torch;

/// <summary>The trainers on the TorchSharp engine: the same options, another engine.</summary>
public sealed class TorchTrainerTests
{
    // Both sum in single precision, each in an order of its own; Adam turns what is left of small gradients into whole steps, and fifty steps add that up.
    private const double FiftySteps = 0.02;

    // The first step has seen nothing but one forward run.
    private const double OneForwardRun = 1e-5;

    private readonly MLContext _ml = new(seed: 1);

    [TorchFact]
    public void On_digits_the_loss_follows_the_managed_engines_for_fifty_steps()
    {
        var (managed, torch) = (Losses(new ManagedEngine()), Losses(new TorchEngine(Device.Cpu)));

        Assert.Equal(50, torch.Count);
        Assert.Equal(managed[0], torch[0], OneForwardRun);
        Assert.All(managed.Zip(torch), losses => Assert.Equal(losses.First, losses.Second, FiftySteps));
        Assert.True(torch[^1] < 0.5 * torch[0], $"{torch[0]} became {torch[^1]}.");
    }

    [TorchFact]
    public void Every_task_trains_on_it()
    {
        var run = new VisionRun { Engine = new TorchEngine(Device.Cpu) };
        var training = TinyCnn.Training with { Epochs = 3 };
        using var truth = _ml.BinaryClassification.Trainers.ImageCnn(
            "IsNorth", "Pixels", new BinaryImageCnnOptions { Network = TinyCnn.Choice, Training = training }, TinyCnn.Write, run).Fit(Blots.View(_ml, 96));
        using var number = _ml.Regression.Trainers.ImageCnn(
            "Light", "Pixels", new ImageRegressionOptions { Network = TinyCnn.Choice, Training = training }, TinyCnn.Write, run).Fit(Blots.View(_ml, 96));

        Assert.True(truth.History[^1]["loss"] < truth.History[0]["loss"]);
        Assert.True(number.History[^1]["loss"] < number.History[0]["loss"]);
    }

    [TorchFact]
    public void Batches_read_ahead_change_no_loss() =>
        Assert.Equal(Losses(new TorchEngine(Device.Cpu)), Losses(new TorchEngine(Device.Cpu, new TorchOptions { BatchesAhead = 2 })));

    [TorchFact]
    public void A_model_that_Torch_has_trained_scores_and_saves_as_any_other()
    {
        var digits = DigitSheet.Read();
        var run = new VisionRun { Engine = new TorchEngine(Device.Cpu) };
        using var model = _ml.MulticlassClassification.Trainers.ImageCnn("Digit", "Pixels", Options(4), run)
            .Fit(_ml.Data.LoadFromEnumerable(digits.Where(d => d.Number % 5 == 0)));
        var others = _ml.Data.LoadFromEnumerable(digits.Where(d => d.Number % 25 == 3));
        using var kept = new MemoryStream();
        VisionModel.Save(VisionModelContent.Of(model.Scoring), kept);
        kept.Position = 0;
        using var managed = VisionModel.Load(kept).ToTransformer();

        Assert.InRange(_ml.MulticlassClassification.Evaluate(model.Transform(others), "Digit").MicroAccuracy, 0.85, 1);
        var (expected, actual) = (Scores(managed, others), Scores(model, others));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    private static ImageCnnOptions Options(int epochs) => new()
    {
        Network = new NetworkChoice { Name = "small_cnn", Height = DigitSheet.Side },
        Training = new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 20,
            Seed = 4,
            Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.001 } },
            Schedule = new ConstantRate(),
        },
    };

    private float[] Scores(ITransformer model, IDataView data) =>
        [.. _ml.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false).SelectMany(s => s.Score)];

    private List<double> Losses(IEngine engine)
    {
        var losses = new Losses();
        using var model = _ml.MulticlassClassification.Trainers.ImageCnn(
            "Digit", "Pixels", Options(1), new VisionRun { Engine = engine, Observers = [losses], Threads = 1 })
            .Fit(_ml.Data.LoadFromEnumerable(DigitSheet.Read().Where(d => d.Number % 5 == 0)));
        return losses.OfSteps;
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }
}

/// <summary>Writes down the loss of each step.</summary>
internal sealed class Losses : IObserver<TrainingEvent>
{
    public List<double> OfSteps { get; } = [];

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void OnNext(TrainingEvent value)
    {
        if (value is StepTaken step)
        {
            OfSteps.Add(step.Loss);
        }
    }
}
