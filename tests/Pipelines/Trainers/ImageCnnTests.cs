using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class ImageCnnTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Classes_are_learnt_and_named_in_the_order_of_their_appearance(string engine)
    {
        var trained = Trainer(TinyCnn.On(engine)).Fit(Blots.View(_ml, 160));
        var scored = trained.Transform(Blots.View(_ml, 80, first: 1000));

        Assert.Equal(Blots.Names, trained.Model.Card.Labels);
        Assert.Equal(6, trained.History.Count);
        VBuffer<ReadOnlyMemory<char>> keys = default, slots = default;
        scored.Schema["PredictedLabel"].GetKeyValues(ref keys);
        scored.Schema["Score"].GetSlotNames(ref slots);
        Assert.Equal(Blots.Names, keys.DenseValues().Select(v => v.ToString()));
        Assert.Equal(Blots.Names, slots.DenseValues().Select(v => v.ToString()));
        var metrics = _ml.MulticlassClassification.Evaluate(trained.Transform(Blots.View(_ml, 80, first: 1000)), labelColumnName: "Number");
        Assert.True(metrics.MicroAccuracy > 0.95, $"{metrics.MicroAccuracy}");
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Equal_seeds_give_equal_weights_and_others_give_others(string engine)
    {
        var data = Blots.View(_ml, 96);
        var first = Trainer(TinyCnn.On(engine)).Fit(data).Model.Weights;

        AssertSame(first, Trainer(TinyCnn.On(engine) with { Threads = 2 }).Fit(data).Model.Weights);
        var other = Trainer(TinyCnn.On(engine), TinyCnn.Options with { Training = TinyCnn.Training with { Seed = 4 } }).Fit(data).Model.Weights;
        Assert.NotEqual(first["fc.weight"].ToFloats(), other["fc.weight"].ToFloats());
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Images_and_their_pixels_train_the_same_network(string engine)
    {
        var ofVectors = Trainer(TinyCnn.On(engine)).Fit(Blots.View(_ml, 64)).Model.Weights;
        var ofImages = _ml.MulticlassClassification.Trainers.ImageCnn("Quarter", "Image", TinyCnn.Write, TinyCnn.Options, TinyCnn.On(engine))
            .Fit(Blots.Images(_ml, 64));

        AssertSame(ofVectors, ofImages.Model.Weights);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Pictures_that_have_no_room_in_memory_train_the_same_network(string engine)
    {
        var data = Blots.View(_ml, 64);
        var before = Directory.GetFiles(Path.GetTempPath(), "mlnetvision-*.tmp").Length;
        var expected = Trainer(TinyCnn.On(engine)).Fit(data).Model.Weights;

        AssertSame(expected, Trainer(TinyCnn.On(engine), TinyCnn.Options with { MaxPictureMemory = 1000 }).Fit(data).Model.Weights);
        Assert.Equal(before, Directory.GetFiles(Path.GetTempPath(), "mlnetvision-*.tmp").Length);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_fraction_of_the_rows_measures_every_epoch(string engine)
    {
        var trained = Trainer(TinyCnn.On(engine), TinyCnn.Options with { ValidationFraction = 0.25 }).Fit(Blots.View(_ml, 96));

        Assert.All(trained.History, epoch => Assert.Contains("accuracy", epoch.Figures.Keys));
        Assert.Equal(trained.Best!["validation loss"], trained.History.Min(epoch => epoch["validation loss"]));
        Assert.Equal(trained.Best!["accuracy"], trained.Model.Card.Metrics["accuracy"]);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Other_data_may_measure_every_epoch_and_ends_the_training_early(string engine)
    {
        var options = TinyCnn.Options with
        {
            Training = TinyCnn.Training with { Epochs = 60, EarlyStopping = new EarlyStopping { Metric = "accuracy", Patience = 2 } },
        };
        var trained = Trainer(TinyCnn.On(engine), options).Fit(Blots.View(_ml, 96), Blots.View(_ml, 40, first: 500));

        Assert.Equal(StopReason.EarlyStopped, trained.Stages[0].Reason);
        Assert.InRange(trained.History.Count, 3, 59);
    }

    [Fact]
    public void A_label_that_only_the_validation_has_is_named()
    {
        var rows = Blots.Rows(8);
        rows[7].Quarter = "middle";

        Assert.Contains("'middle' of row 7", Assert.Throws<InvalidOperationException>(() =>
            Trainer(TinyCnn.Run).Fit(Blots.View(_ml, 16), _ml.Data.LoadFromEnumerable(rows))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_fitted_model_is_trained_further_on_new_data(string engine)
    {
        var trainer = Trainer(TinyCnn.On(engine), TinyCnn.Options with { Training = TinyCnn.Training with { Epochs = 2 } });
        var first = trainer.Fit(Blots.View(_ml, 64));
        var second = trainer.ContinueFit(first.Model, Blots.View(_ml, 64, first: 300));

        Assert.Equal(first.Model.Card.Labels, second.Model.Card.Labels);
        Assert.True(second.History[0]["loss"] < first.History[0]["loss"]);
        Assert.NotEqual(first.Model.Weights["fc.weight"].ToFloats(), second.Model.Weights["fc.weight"].ToFloats());
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Folds_are_trained_and_evaluated_by_cross_validation(string engine)
    {
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label", "Quarter")
            .Append(_ml.MulticlassClassification.Trainers.ImageCnn("Label", "Pixels", TinyCnn.Write, TinyCnn.Options, TinyCnn.On(engine)));

        var folds = _ml.MulticlassClassification.CrossValidate(Blots.View(_ml, 120), pipeline, numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.9, $"{fold.Metrics.MicroAccuracy}"));
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Cancelling_gives_the_best_model_so_far(string engine)
    {
        using var stop = new CancellationTokenSource();
        var log = new EventLog { Then = e => { if (e is MLNetVision.Training.Events.EpochEnded { Result.Epoch: 2 }) stop.Cancel(); } };
        var trained = Trainer(TinyCnn.On(engine) with { Cancellation = stop.Token, Observers = [log] }).Fit(Blots.View(_ml, 64));

        Assert.Equal(StopReason.Cancelled, trained.Stages[0].Reason);
        Assert.Equal(2, trained.History.Count);
        Assert.Equal(4, trained.Transform(Blots.View(_ml, 4)).GetRowCount() ?? 4);
    }

    internal static void AssertSame(WeightSet expected, WeightSet actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, weight) in expected)
            Assert.True(weight.Bytes.Span.SequenceEqual(actual[name].Bytes.Span), name);
    }

    private ImageTrainer Trainer(VisionRun run, ImageCnnOptions? options = null) =>
        _ml.MulticlassClassification.Trainers.ImageCnn("Quarter", "Pixels", TinyCnn.Write, options ?? TinyCnn.Options, run);
}
