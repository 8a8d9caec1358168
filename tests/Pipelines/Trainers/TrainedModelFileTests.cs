using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

/// <summary>What a trainer has learnt on any engine, in our own files and in ML.NET's.</summary>
public sealed class TrainedModelFileTests
{
    /// <summary>The engine and ONNX Runtime round differently.</summary>
    private const float Rounding = 1e-4f;

    private static readonly MLContext Ml = new(seed: 1);
    private static readonly TrainingOptions Short = TinyCnn.Training with { Epochs = 2 };

    public static TheoryData<string> Trainers => [.. All.Keys];

    private static Dictionary<string, Func<VisionRun, TrainedImageModel>> All { get; } = new()
    {
        ["classes"] = run => Ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels", TinyCnn.Write, TinyCnn.Options with { Training = Short }, run).Fit(Data),
        ["a number"] = run => Ml.Regression.Trainers.ImageCnn(
            "Light", "Pixels", new ImageRegressionOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, run).Fit(Data),
        ["a head"] = run => Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", "Pixels", Backbone, run: run).Fit(Data),
        ["a backbone"] = run => Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", "Pixels", Backbone, new TransferLearningOptions { Mode = TransferMode.Full, Training = Short }, run).Fit(Data),
    };

    private static IDataView Data => Blots.View(Ml, 48);

    private static Backbone Backbone
    {
        get
        {
            var network = Network.Build("backbone", b => TinyCnn.Write(b.Input("pixels", [Dim.Batch, 1, Blots.Side, Blots.Side]), 4));
            var preprocessing = new Preprocessing { Height = Blots.Side, Width = Blots.Side, Mean = [0.5f], Deviation = [0.25f] };
            return new Backbone(network, WeightSet.Initialise(network, 5), new ModelCard { Preprocessing = preprocessing }) { HasHead = true };
        }
    }

    [Theory]
    [OnEngines(nameof(Trainers), nameof(ManagedEngine))]
    [OnTorch(nameof(Trainers))]
    public void A_trained_model_comes_back_from_both_kinds_of_file_with_every_weight(string trainer, string engine)
    {
        using var trained = All[trainer](TinyCnn.On(engine));
        var model = trained.Model;
        using var file = new MemoryStream();
        VisionModel.Save(new VisionModelContent(model), file);
        file.Position = 0;
        var ours = VisionModel.Load(file).Model;
        using var rewrapped = (ScoringTransformer)VisionModel.Rewrap(trained.Reload(Data.Schema));

        ImageCnnTests.AssertSame(model.Weights, ours.Weights);
        ImageCnnTests.AssertSame(model.Weights, rewrapped.Model.Weights);
        Assert.Equal(model.Network, ours.Network);
        Assert.Equivalent(model.Card, ours.Card, strict: true);
        AssertScores(trained, rewrapped);
        using var again = ours.ToTransformer(Data.Schema, "Pixels", new ScoringOptions { Engine = EnginesUnderTest.Make(engine), Threads = 1 });
        AssertScores(trained, again);
        AssertScores(trained, trained.Reload(Data.Schema));
    }

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void A_loaded_model_is_trained_further_as_if_it_had_never_been_away(string engine)
    {
        var trainer = Ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", "Pixels", TinyCnn.Write, TinyCnn.Options with { Training = Short }, TinyCnn.On(engine));
        using var first = trainer.Fit(Data);
        using var loaded = (ScoringTransformer)VisionModel.Rewrap(((ITransformer)first).Reload(Data.Schema));
        var others = Blots.View(Ml, 48, first: 300);

        using TrainedImageModel onwards = trainer.ContinueFit(first.Model, others), again = trainer.ContinueFit(loaded.Model, others);
        ImageCnnTests.AssertSame(onwards.Model.Weights, again.Model.Weights);
    }

    private static void AssertScores(ITransformer expected, ITransformer actual) => Assert.All(
        Scores(expected).Zip(Scores(actual)), pair => Assert.Equal(pair.First, pair.Second, Rounding * Math.Max(1, Math.Abs(pair.First))));

    private static float[] Scores(ITransformer model)
    {
        var scored = model.Transform(Data);
        return scored.Schema["Score"].Type is Microsoft.ML.Data.VectorDataViewType
            ? [.. scored.Vectors("Score").SelectMany(v => v)]
            : scored.Values<float>("Score");
    }
}
