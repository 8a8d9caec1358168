using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Networks;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Trainers;

public sealed class TrainerWorkoutTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly MLNetVision.Training.TrainingOptions Short = TinyCnn.Training with { Epochs = 1, BatchSize = 4 };
    private static readonly Backbone Backbone = MakeBackbone();

    public static TheoryData<string> Trainers => [.. All.Keys];

    private static Dictionary<string, Func<string, IEstimator<ITransformer>>> All { get; } = new()
    {
        ["classes"] = input => Ml.MulticlassClassification.Trainers.ImageCnn("Quarter", input, TinyCnn.Write, TinyCnn.Options with { Training = Short }, TinyCnn.Run),
        ["yes or no"] = input => Ml.BinaryClassification.Trainers.ImageCnn(
            "IsNorth", input, new BinaryImageCnnOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, TinyCnn.Run),
        ["labels"] = input => Ml.MulticlassClassification.Trainers.ImageCnnMultiLabel(
            "Sides", input, new MultiLabelImageCnnOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, TinyCnn.Run),
        ["a number"] = input => Ml.Regression.Trainers.ImageCnn(
            "Light", input, new ImageRegressionOptions { Network = TinyCnn.Choice, Training = Short }, TinyCnn.Write, TinyCnn.Run),
        ["a head"] = input => Ml.MulticlassClassification.Trainers.TransferLearning("Quarter", input, Backbone),
        ["a head and its backbone"] = input => Ml.MulticlassClassification.Trainers.TransferLearning(
            "Quarter", input, Backbone, new TransferLearningOptions { Mode = TransferMode.Full, Training = Short }, TinyCnn.Run),
    };

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Trainers_do_what_every_estimator_does(string trainer) =>
        new EstimatorWorkout { Create = All[trainer], Data = Blots.View(Ml, 8), Input = "Pixels", Learns = true }.Run();

    [Fact]
    public void Trainers_over_images_do_what_every_estimator_does() =>
        new EstimatorWorkout { Create = All["classes"], Data = Blots.Images(Ml, 8), Input = "Image", Learns = true }.Run();

    private static Backbone MakeBackbone()
    {
        var network = Network.Build("backbone", b => TinyCnn.Write(b.Input("pixels", [Dim.Batch, 1, Blots.Side, Blots.Side]), 4));
        var card = new ModelCard { Preprocessing = new Preprocessing { Height = Blots.Side, Width = Blots.Side, Mean = [0.5f], Deviation = [0.25f] } };
        return new Backbone(network, WeightSet.Initialise(network, 5), card) { HasHead = true };
    }
}
