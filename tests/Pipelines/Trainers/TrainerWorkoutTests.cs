using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class TrainerWorkoutTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly TrainingOptions Short = TinyCnn.Training with { Epochs = 1, BatchSize = 4 };
    private static readonly Backbone Backbone = MakeBackbone();

    public static TheoryData<string> Trainers => [.. All.Keys];

    private static Dictionary<string, Func<string, VisionRun, IEstimator<ITransformer>>> All { get; } = new()
    {
        ["classes"] = (input, run) => Ml.MulticlassClassification.Trainers.ImageCnn(
            "Quarter", input, TinyCnn.Write, TinyCnn.Options with { Training = Short }, run),
        ["yes or no"] = (input, run) => Ml.BinaryClassification.Trainers.ImageCnn(
            "IsNorth", input, new BinaryImageCnnOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, run),
        ["labels"] = (input, run) => Ml.MulticlassClassification.Trainers.ImageCnnMultiLabel(
            "Sides", input, new MultiLabelImageCnnOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, run),
        ["a number"] = (input, run) => Ml.Regression.Trainers.ImageCnn(
            "Light", input, new ImageRegressionOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, run),
        ["a head"] = (input, run) => Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", input, Backbone, run: run),
        ["a head and its backbone"] = (input, run) => Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", input, Backbone, new TransferLearningOptions { Mode = TransferMode.Full, Training = Short }, run),
    };

    [Theory]
    [OnEngines(nameof(Trainers), nameof(ManagedEngine))]
    [OnTorch(nameof(Trainers), Tells = true)]
    public void Trainers_do_what_every_estimator_does(string trainer, string engine) => Workout(trainer, engine, Blots.View(Ml, 8), "Pixels");

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Trainers_over_images_do_what_every_estimator_does(string engine) => Workout("classes", engine, Blots.Images(Ml, 8), "Image");

    private static void Workout(string trainer, string engine, IDataView data, string input) => new EstimatorWorkout
    {
        Create = column => All[trainer](column, TinyCnn.On(engine)),
        Peer = engine == nameof(ManagedEngine) ? null : column => All[trainer](column, TinyCnn.Run),
        Data = data,
        Input = input,
        Learns = true,
    }.Run();

    private static Backbone MakeBackbone()
    {
        var network = Network.Build("backbone", b => TinyCnn.Write(b.Input("pixels", [Dim.Batch, 1, Blots.Side, Blots.Side]), 4));
        var card = new ModelCard { Preprocessing = new Preprocessing { Height = Blots.Side, Width = Blots.Side, Mean = [0.5f], Deviation = [0.25f] } };
        return new Backbone(network, WeightSet.Initialise(network, 5), card) { HasHead = true };
    }
}
