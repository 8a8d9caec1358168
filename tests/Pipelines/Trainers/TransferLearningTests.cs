using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class TransferLearningTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly Lazy<Backbone> Trained = new(() =>
    {
        var model = Ml.MulticlassClassification.Trainers.ImageCnn("Quarter", "Pixels", Write, TinyCnn.Options, TinyCnn.Run).Fit(Blots.View(Ml, 160)).Model;
        return new Backbone(model.Network, model.Weights, model.Card) { HasHead = true };
    });

    private static readonly TransferLearningOptions Options = new() { Training = TinyCnn.Training with { Epochs = 2 } };

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_head_on_features_that_stay_as_they_are_learns_another_task(string engine)
    {
        var model = Ml.BinaryClassification.Trainers.TransferLearning("IsNorth", "Pixels", Trained.Value, run: TinyCnn.On(engine)).Fit(Blots.View(Ml, 80));
        var metrics = Ml.BinaryClassification.Evaluate(model.Transform(Blots.View(Ml, 80, first: 500)), "IsNorth");

        Assert.True(metrics.Accuracy > 0.95, $"{metrics.Accuracy}");
        Assert.Empty(model.History);
        AssertUntouched(model.Model, _ => true);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Numbers_and_label_vectors_are_learnt_too(string engine)
    {
        var options = Options with { Mode = TransferMode.Full, Head = new RidgeHead(), Training = Options.Training with { Epochs = 10 }, BackboneRate = 1 };
        var light = Ml.Regression.Trainers.TransferLearning("Light", "Pixels", Trained.Value, options, TinyCnn.On(engine)).Fit(Blots.View(Ml, 160));
        Assert.True(Ml.Regression.Evaluate(light.Transform(Blots.View(Ml, 80, first: 500)), "Light").RSquared > 0.6);

        var sides = Ml.MulticlassClassification.Trainers.TransferLearningMultiLabel(
            "Sides", "Pixels", Trained.Value, Options with { ValidationFraction = 0.5 }, TinyCnn.On(engine));
        Assert.True(sides.Fit(Blots.View(Ml, 160)).Model.Card.Metrics["accuracy"] > 0.95);
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Only_the_last_blocks_change_and_normalisation_of_the_others_keeps_its_statistics(string engine)
    {
        var model = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value, Options with { Mode = TransferMode.LastBlocks, Blocks = 2 }, TinyCnn.On(engine)).Fit(Blots.View(Ml, 64));

        AssertUntouched(model.Model, name => name.StartsWith("body.0", StringComparison.Ordinal) || name.StartsWith("stem", StringComparison.Ordinal));
        AssertChanged(model.Model, "body.2.weight", "body.1.running_mean", "body.1.weight");
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Blocks_thaw_stage_after_stage(string engine)
    {
        var options = Options with
        {
            Mode = TransferMode.Full, Stages = [new Unfreezing(0, 1), new Unfreezing(1, 2, 0.5), new Unfreezing(99, 1)], Frozen = ["stem"],
        };
        var model = Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", "Pixels", Trained.Value, options, TinyCnn.On(engine))
            .Fit(Blots.View(Ml, 64));

        Assert.Equal([1, 2, 1], model.Stages.Select(s => s.History.Count));
        Assert.Equal(4, model.History.Count);
        AssertChanged(model.Model, "body.2.weight", "body.0.weight");
        AssertUntouched(model.Model, name => name.StartsWith("stem", StringComparison.Ordinal));
        var head = model.Model.Weights.Keys.First(
            name => name.StartsWith("head", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal));
        Assert.NotEqual(model.Stages[0].Weights[head].ToFloats(), model.Stages[1].Weights[head].ToFloats());
        Assert.Equal(Trained.Value.Weights["body.2.weight"].ToFloats(), model.Stages[0].Weights["body.2.weight"].ToFloats());
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Learning_rates_of_the_backbone_are_a_share_of_the_heads(string engine)
    {
        var still = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value, Options with { Mode = TransferMode.Full, BackboneRate = 0 }, TinyCnn.On(engine)).Fit(Blots.View(Ml, 64));
        AssertUntouched(still.Model, name => !name.Contains("running", StringComparison.Ordinal));

        var stem = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value,
            Options with { Mode = TransferMode.Full, BackboneRate = 0, RateFactors = new Dictionary<string, double> { ["stem"] = 1 } }, TinyCnn.On(engine))
            .Fit(Blots.View(Ml, 64));
        AssertChanged(stem.Model, "stem.weight");
        AssertUntouched(stem.Model, name => name == "body.2.weight");
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_layer_before_the_head_gives_the_features_as_means_or_as_they_are(string engine)
    {
        var means = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value, Options with { Layer = "body.0" }, TinyCnn.On(engine));
        var whole = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value, Options with { Layer = "body.0", AveragePool = false, Head = new LinearSvmHead() }, TinyCnn.On(engine));

        Assert.Equal(8 * 4, Weight(means.Fit(Blots.View(Ml, 40)).Model));
        Assert.Equal(8 * 16 * 4, Weight(whole.Fit(Blots.View(Ml, 40)).Model));
        static long Weight(ScoringModel model) => model.Network.Parameters.Single(p => p.Name.StartsWith("head", StringComparison.Ordinal)
            && p.Name.EndsWith("weight", StringComparison.Ordinal)).Count;
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Equal_seeds_give_equal_models_in_every_mode(string engine)
    {
        foreach (var mode in Enum.GetValues<TransferMode>())
        {
            var trainer = Ml.MulticlassClassification.Trainers.TransferLearning(
                "Quarter", "Pixels", Trained.Value, Options with { Mode = mode, Head = new MlpHead { Epochs = 2, Hidden = [6] } }, TinyCnn.On(engine));
            ImageCnnTests.AssertSame(trainer.Fit(Blots.View(Ml, 40)).Model.Weights, trainer.Fit(Blots.View(Ml, 40)).Model.Weights);
        }
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Features_that_a_run_computed_are_read_by_the_next(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("mlnetvision-transfer-");
        var cache = new FeatureCacheOptions { Folder = folder.FullName };
        var trainer = Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Trained.Value, Options with { FeatureCache = cache }, TinyCnn.On(engine));
        var plain = Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", "Pixels", Trained.Value, Options, TinyCnn.On(engine));
        var expected = plain.Fit(Blots.View(Ml, 40)).Model.Weights;

        ImageCnnTests.AssertSame(expected, trainer.Fit(Blots.View(Ml, 40)).Model.Weights);
        var bytes = Bytes();
        ImageCnnTests.AssertSame(expected, trainer.Fit(Blots.View(Ml, 40)).Model.Weights);
        Assert.Equal(bytes, Bytes());
        trainer.Fit(Blots.View(Ml, 44));
        Assert.InRange(Bytes(), bytes + 1, 2 * bytes);
        folder.Delete(recursive: true);

        long Bytes() => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
    }

    [Fact]
    public void What_no_mode_can_do_is_refused_by_name()
    {
        Refused(Options with { Mode = TransferMode.Full, Head = new KNearestHead() }, "Head");
        Refused(Options with { LabelSmoothing = 1 }, "LabelSmoothing");
        Refused(Options with { Augmentation = new MLNetVision.Training.Augmentation.HorizontalFlip() }, "HeadOnly");
        Refused(Options with { Mode = TransferMode.LastBlocks, Frozen = ["nothing"] }, "nothing");
        Refused(Options with { Layer = "nothing" }, "nothing");
        Refused(Options with { Head = new RidgeHead() }, "RidgeHead");
    }

    private static void Refused(TransferLearningOptions options, string name) => Assert.Contains(
        name,
        Assert.ThrowsAny<Exception>(() => Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", "Pixels", Trained.Value, options, TinyCnn.Run)
            .Fit(Blots.View(Ml, 16))).Message,
        StringComparison.Ordinal);

    private static Tensor Write(Tensor pixels, int outputs) => pixels.Conv2d(8, 3, padding: 1, name: "stem").Relu().MaxPool2d(2)
        .Scope("body", x => x.Conv2d(8, 3, padding: 1, bias: false, name: "0").BatchNorm(name: "1").Relu().Conv2d(8, 3, name: "2").Relu())
        .Flatten().Dense(outputs, name: "fc");

    private static void AssertUntouched(ScoringModel model, Func<string, bool> which)
    {
        foreach (var (name, weight) in Trained.Value.Weights.Where(w => !w.Key.StartsWith("fc", StringComparison.Ordinal) && which(w.Key)))
            Assert.True(weight.Bytes.Span.SequenceEqual(model.Weights[name].Bytes.Span), name);
    }

    private static void AssertChanged(ScoringModel model, params string[] names)
    {
        foreach (var name in names)
            Assert.False(Trained.Value.Weights[name].Bytes.Span.SequenceEqual(model.Weights[name].Bytes.Span), name);
    }
}
