using Microsoft.ML;
using MLNetVision.Compute;
using MLNetVision.Estimators;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Tests.Pipelines.Trainers;
using MLNetVision.Tests.Pipelines.Workout;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

public sealed class AutoencoderWorkoutTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly PictureShape Shape = new(Blots.Side, Blots.Side);

    private static readonly AutoencoderOptions Short = new()
    {
        Picture = Shape,
        HiddenSizes = [8],
        CodeSize = 3,
        ReconstructionColumnName = "Restored",
        ErrorColumnName = "Error",
        Training = new TrainingOptions { Epochs = 1, BatchSize = 4 },
    };

    private static readonly AutoencoderOptions Varied = Short with
    {
        Loss = ReconstructionLoss.CrossEntropy, Variational = new Variational(), MeanColumnName = "Mean", VarianceColumnName = "Variance",
    };

    public static TheoryData<string> Variants => [.. All.Keys];

    private static Dictionary<string, AutoencoderOptions> All { get; } = new()
    {
        ["undercomplete"] = Short,
        ["the code alone"] = Short with { ReconstructionColumnName = null, ErrorColumnName = null },
        ["overcomplete and sparse"] = Short with { CodeSize = 100, CodeActivation = UnitActivation.Sigmoid, Sparsity = new Sparsity { L1 = 0.01, Kl = 0.1 } },
        ["convolutional"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [4, 6] },
        ["convolutional with maps as code"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [4, 2], CodeSize = 0 },
        ["convolutional and tied"] = Short with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [4], TiesWeights = true },
        ["tied"] = Short with { TiesWeights = true },
        ["masked"] = Short with { Noise = new MaskingNoise() },
        ["with gaussian noise"] = Short with { Noise = new GaussianNoise() },
        ["with salt and pepper"] = Short with { Noise = new SaltAndPepperNoise() },
        ["contractive"] = Short with { HiddenSizes = [], CodeActivation = UnitActivation.Tanh, Contraction = new Contraction() },
        ["contractive, estimated"] = Short with { CodeActivation = UnitActivation.Tanh, Contraction = new Contraction() },
        ["stacked"] = Short with { HiddenSizes = [12, 8], LayerEpochs = 1, Noise = new MaskingNoise() },
        ["variational"] = Varied,
        ["variational and convolutional"] = Varied with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [4], Loss = ReconstructionLoss.SquaredError },
        ["a hidden layer as code"] = Short with { CodeLayer = "encoder.layer1.out" },
        ["over standardised numbers"] = Short with { Picture = null, Scaling = InputScaling.Standardise },
        ["over numbers of any range"] = Short with { Picture = null, Scaling = InputScaling.UnitRange, Loss = ReconstructionLoss.CrossEntropy },
        ["adding to its input"] = Short with { AddsToInput = true },
        ["to pictures twice as large"] = Short with
        {
            Layers = AutoencoderLayers.Convolutional, HiddenSizes = [4, 4],
            TargetColumnName = "Large", TargetPicture = new PictureShape(16, 16, 3), ErrorColumnName = null,
        },
    };

    public static AutoencoderOptions Of(string variant) => All[variant];

    [Theory]
    [OnEngines(nameof(Variants), nameof(ManagedEngine))]
    [OnTorch(nameof(Variants), Tells = true)]
    public void Autoencoders_do_what_every_estimator_does(string variant, string engine) =>
        Workout(engine, Conditions.Large(Ml, 8), (input, run) => Ml.Transforms.Autoencoder("Code", input, All[variant], run));

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Autoencoders_over_images_do_what_every_estimator_does(string engine) =>
        Workout(engine, Blots.Images(Ml, 8), (input, run) => Ml.Transforms.Autoencoder("Code", input, Short, run), "Image");

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Autoencoders_that_the_caller_writes_do_what_every_estimator_does(string engine) => Workout(
        engine, Blots.View(Ml, 8),
        (input, run) => Ml.Transforms.Autoencoder("Code", input, Encode, Decode, Short with { Contraction = new Contraction() }, run));

    [Theory]
    [OnEngines(null, nameof(ManagedEngine))]
    [OnTorch]
    public void Conditional_autoencoders_do_what_every_estimator_does(string engine) => Workout(
        engine, Conditions.View(Ml, 8),
        (input, run) => Ml.Transforms.Autoencoder("Code", input, Varied with { Variational = new Variational { ConditionSize = 4 } }, run));

    private static void Workout(string engine, IDataView data, Func<string, VisionRun, IEstimator<ITransformer>> create, string input = "Pixels") =>
        new EstimatorWorkout
        {
            Create = column => create(column, TinyCnn.On(engine)),
            Peer = engine == nameof(ManagedEngine) ? null : column => create(column, TinyCnn.Run),
            Data = data,
            Input = input,
            Learns = true,
            Tolerance = 1e-3,
            SavedTolerance = 1e-3,
        }.Run();

    private static Tensor Encode(Tensor x) => x.Conv2d(4, 3, stride: 2, padding: 1).Tanh().Flatten().Dense(5, name: "code");

    private static Tensor Decode(Tensor code) => code.Dense(20).Tanh().Dense(Blots.Side * Blots.Side);
}
